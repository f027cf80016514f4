import type { SpaceMember } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';

type Role = SpaceMember['role'];

export interface NewMembers {
  personIds: string[];
  role: Role;
  /** Needed for partners, refused for others. */
  partner?: { sponsorId: string; purpose: string; endsAt: string };
}

const of = (id: string) => ({ params: { path: { id } } });
const ofPerson = (id: string, personId: string) => ({ params: { path: { id, personId } } });

export function join(id: string): Promise<undefined> {
  return answer(api.PUT('/api/v1/spaces/{id}/membership', of(id)));
}

/** @throws ApiError SPACE_LAST_ANIMATOR */
export function leave(id: string): Promise<undefined> {
  return answer(api.DELETE('/api/v1/spaces/{id}/membership', of(id)));
}

export function askToJoin(id: string, message: string): Promise<undefined> {
  return answer(api.POST('/api/v1/spaces/{id}/requests', { ...of(id), body: { message } }));
}

/** @throws ApiError SPACE_REQUEST_ANSWERED, SPACE_MEMBER_REFUSED */
export function decideRequest(id: string, requestId: string, accept: boolean): Promise<undefined> {
  return answer(
    api.POST('/api/v1/spaces/{id}/requests/{requestId}/decision', {
      params: { path: { id, requestId } },
      body: { accept },
    }),
  );
}

/** All of them or none. @throws ApiError SPACE_MEMBER_REFUSED, whatever the reason. */
export function addMembers(id: string, members: NewMembers): Promise<undefined> {
  return answer(api.POST('/api/v1/spaces/{id}/members', { ...of(id), body: members }));
}

export function changeRole(id: string, personId: string, role: Role): Promise<undefined> {
  return answer(
    api.PATCH('/api/v1/spaces/{id}/members/{personId}', { ...ofPerson(id, personId), body: { role } }),
  );
}

export function removeMember(id: string, personId: string): Promise<undefined> {
  return answer(api.DELETE('/api/v1/spaces/{id}/members/{personId}', ofPerson(id, personId)));
}
