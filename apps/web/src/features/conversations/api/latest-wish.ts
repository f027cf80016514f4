interface Running {
  /** What the server has. */
  held: boolean;
  /** What the person wants by now. */
  wanted: boolean;
}

/**
 * Switches that follow the hand at once and the server behind it: pressed quickly, a switch sends one change after the
 * other and never two at a time, so that the last wish is what stays.
 */
export class LatestWish {
  private readonly running = new Map<string, Running>();

  /**
   * @param held what the server has, as far as this page knows
   * @param show puts the state on screen; called at once, and again with what the server has when it refuses
   * @returns true when this call sent the changes; false when another one carries the wish along
   * @throws what `send` throws, after the screen says again what holds
   */
  async wish(
    key: string,
    held: boolean,
    wanted: boolean,
    show: (state: boolean) => void,
    send: (state: boolean) => Promise<unknown>,
  ): Promise<boolean> {
    show(wanted);
    const known = this.running.get(key);
    if (known) {
      known.wanted = wanted;
      return false;
    }
    const state: Running = { held, wanted };
    this.running.set(key, state);
    try {
      while (state.held !== state.wanted) {
        const next = state.wanted;
        await send(next);
        state.held = next;
      }
      return true;
    } catch (error) {
      show(state.held);
      throw error;
    } finally {
      this.running.delete(key);
    }
  }
}
