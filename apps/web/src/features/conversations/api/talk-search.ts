/** What the address of a conversation says besides its id. */
export interface TalkSearch {
  /** A message to show; of the topic, if one is open. */
  m?: string;
  /** A day to show, as 2026-11-17. */
  at?: string;
  /** The first message of the topic that is open beside. */
  topic?: string;
  pane?: 'pins';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function talkSearch(search: Record<string, unknown>): TalkSearch {
  const { m, at, topic, pane } = search;
  const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
  return {
    ...(isId(m) && { m }),
    ...(typeof at === 'string' && DAY.test(at) && !Number.isNaN(Date.parse(at)) && { at }),
    ...(isId(topic) && { topic }),
    ...(pane === 'pins' && { pane }),
  };
}
