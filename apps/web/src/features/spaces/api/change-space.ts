import type { AnswerFollowUp, CreateSpace, Space, SpaceLaunch, UpdateSpace } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';

const of = (id: string) => ({ params: { path: { id } } });

/** @throws ApiError LABEL_REFUSED, SPACE_LABELS_DISORDERED … */
export function createSpace(space: CreateSpace): Promise<Space> {
  return answer(api.POST('/api/v1/spaces', { body: space }));
}

/** Only what is in `change` changes. @throws ApiError SPACE_ARCHIVED, SPACE_CEILING_REFUSED … */
export function updateSpace(id: string, change: UpdateSpace): Promise<Space> {
  return answer(api.PATCH('/api/v1/spaces/{id}', { ...of(id), body: defined(change) }));
}

/** Who does not dominate the new label is no member any more. @throws ApiError SPACE_ENTRY_NOT_HIGHER … */
export function raiseEntry(id: string, labelId: string): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/entry-label', { ...of(id), body: { labelId } }));
}

export function archiveSpace(id: string): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/archive', of(id)));
}

export function restoreSpace(id: string): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/restore', of(id)));
}

export function saveLaunch(id: string, launch: SpaceLaunch): Promise<Space> {
  return answer(api.PUT('/api/v1/spaces/{id}/launch', { ...of(id), body: launch }));
}

export function answerFollowUp(id: string, followUp: AnswerFollowUp): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/follow-ups', { ...of(id), body: followUp }));
}

/** @throws ApiError SPACE_MEMBER_REFUSED for who cannot be a member. */
export function handOver(id: string, personId: string): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/hand-over', { ...of(id), body: { personId } }));
}

/** @throws ApiError SPACE_HAS_ANIMATOR when somebody was quicker. */
export function takeOver(id: string): Promise<Space> {
  return answer(api.POST('/api/v1/spaces/{id}/take-over', of(id)));
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(change: T): Defined<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Defined<T>;
}
