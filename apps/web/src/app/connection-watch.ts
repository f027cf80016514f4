export type ConnectionState = 'ok' | 'lost' | 'back';

/** A short break is nobody's concern. */
const SAY_LOST_AFTER_MS = 3_000;
const SAY_BACK_FOR_MS = 3_000;

/** Turns openings and failures of the stream into what the screen says of them. */
export class ConnectionWatch {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isDown = false;
  private state: ConnectionState = 'ok';

  constructor(private readonly onState: (state: ConnectionState) => void) {}

  down(): void {
    if (this.isDown) return;
    this.isDown = true;
    this.later('lost', SAY_LOST_AFTER_MS);
  }

  open(): void {
    this.isDown = false;
    this.stop();
    if (this.state !== 'lost') {
      this.say('ok');
      return;
    }
    this.say('back');
    this.later('ok', SAY_BACK_FOR_MS);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private later(state: ConnectionState, delay: number): void {
    this.stop();
    this.timer = setTimeout(() => this.say(state), delay);
  }

  private say(state: ConnectionState): void {
    if (state === this.state) return;
    this.state = state;
    this.onState(state);
  }
}
