import type { SpaceRule, SpaceRuleTrial } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';

export type Conditions = SpaceRule['conditions'];

const of = (id: string) => ({ params: { path: { id } } });
const ofGroup = (id: string, groupId: string) => ({ params: { path: { id, groupId } } });

/** Changes nothing. */
export function tryRule(id: string, conditions: Conditions): Promise<SpaceRuleTrial> {
  return answer(api.POST('/api/v1/spaces/{id}/rule/trial', { ...of(id), body: { conditions } }));
}

/** @throws ApiError SPACE_RULE_EMPTIES unless it is confirmed. */
export function putRule(id: string, conditions: Conditions, confirm: boolean): Promise<SpaceRule> {
  return answer(api.PUT('/api/v1/spaces/{id}/rule', { ...of(id), body: { conditions, confirm } }));
}

export function addGroup(id: string, groupId: string): Promise<undefined> {
  return answer(api.PUT('/api/v1/spaces/{id}/groups/{groupId}', ofGroup(id, groupId)));
}

export function removeGroup(id: string, groupId: string): Promise<undefined> {
  return answer(api.DELETE('/api/v1/spaces/{id}/groups/{groupId}', ofGroup(id, groupId)));
}
