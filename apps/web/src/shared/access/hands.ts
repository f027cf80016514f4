/** What only a person does. */
export const ACTS = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/** A request that starts later than this after the last act was not caused by it. Milliseconds. */
const CAUSED_WITHIN_MS = 5_000;

let lastTouch = Date.now();

/** Hears every act on the page, from its start to its end. */
export function watchHands(page: Pick<Document, 'addEventListener'>): void {
  for (const name of ACTS)
    page.addEventListener(name, () => (lastTouch = Date.now()), { passive: true, capture: true });
}

/** Whether the page asks by itself now: because of the stream, of a network that came back, of a timer. */
export function asksByItself(now = Date.now()): boolean {
  return now - lastTouch > CAUSED_WITHIN_MS;
}
