import type { Message, StreamFrames } from '#contracts';
import { isMessage } from './is-message.js';
import { SMALL_FRAMES, smallFrame, type SmallFrame } from './stream-frames.js';

export interface StreamHandlers {
  onMessage(message: StreamFrames['message.created']): void;
  onChanged(message: StreamFrames['message.changed']): void;
  onSmall(frame: SmallFrame): void;
  onResync(): void;
  onAccessChanged(): void;
  onSessionEnded(): void;
  /** The server answered with a refusal instead of a stream: the session may be over. */
  onRefused(): void;
  onOpen(): void;
  /** From here on nothing is missed; what was read before may lack what came in between. */
  onReady(): void;
  onDown(): void;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * The live stream of this session. While the network is gone the browser tries again by itself and sends the last
 * cursor; once the server has refused, a new stream starts without cursor. Either way the server says when it is ready.
 * @returns closes the stream for good.
 */
export function openStream(url: string, handlers: StreamHandlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let refusals = 0;

  const connect = (): void => {
    timer = null;
    source = new EventSource(url);
    source.onopen = () => {
      refusals = 0;
      handlers.onOpen();
    };
    source.onerror = () => {
      handlers.onDown();
      if (source?.readyState !== EventSource.CLOSED) return;
      handlers.onRefused();
      // Spread out: after a restart all pages come back at once.
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** refusals) * (0.75 + Math.random() / 2);
      refusals += 1;
      timer = setTimeout(connect, delay);
    };
    listen(source, handlers);
  };
  const retryNow = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    connect();
  };

  connect();
  window.addEventListener('online', retryNow);
  return () => {
    window.removeEventListener('online', retryNow);
    if (timer !== null) clearTimeout(timer);
    source?.close();
  };
}

function listen(source: EventSource, handlers: StreamHandlers): void {
  const withMessage = (tell: (message: Message) => void) => (event: MessageEvent<string>) => {
    const message = parseJson(event.data);
    // A frame that this page does not understand is from a newer server: read again what it stands for.
    if (isMessage(message)) tell(message);
    else handlers.onResync();
  };
  source.addEventListener('message.created', withMessage(handlers.onMessage));
  source.addEventListener('message.changed', withMessage(handlers.onChanged));
  for (const name of SMALL_FRAMES)
    source.addEventListener(name, (event: MessageEvent<string>) => {
      const frame = smallFrame(name, parseJson(event.data));
      if (frame) handlers.onSmall(frame);
      else handlers.onResync();
    });
  source.addEventListener('ready', () => handlers.onReady());
  source.addEventListener('resync', () => handlers.onResync());
  source.addEventListener('access.changed', () => handlers.onAccessChanged());
  source.addEventListener('session.ended', () => handlers.onSessionEnded());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
