import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Question } from './ask.js';
import type { ChaosSite } from './chaos-site.js';
import { fromHome } from './crowd.js';
import { bodyOf, type Ledger } from './ledger.js';
import type { Tally } from './tally.js';

/** People of one kind: each does the same thing again and again. */
export interface Kind {
  readonly name: 'lists' | 'posts' | 'sign-ins';
  readonly people: number;
  /** Between an answer and the next question of the same person, in milliseconds. */
  readonly pauseMs: number;
  readonly success: number;
  question(person: number): { readonly question: Question; readonly acknowledged?: () => void };
}

/** @param first index of the first token that no stream has. */
export function kindsOf(site: ChaosSite, ledger: Ledger, first: number): readonly Kind[] {
  const path = `conversations/${site.conversationId}/messages`;
  const token = (at: number): string => site.tokens[first + at] ?? '';
  return [
    {
      name: 'lists',
      people: 8,
      pauseMs: 100,
      success: 200,
      question: (person) => ({ question: { method: 'GET', path, token: token(person), body: null } }),
    },
    {
      name: 'posts',
      people: 4,
      pauseMs: 300,
      success: 201,
      question: (person) => {
        const number = ledger.begin(performance.now());
        const body = { body: bodyOf(number), labelId: site.labelId };
        return {
          question: { method: 'POST', path, token: token(8 + person), body },
          acknowledged: () => ledger.acknowledge(number),
        };
      },
    },
    {
      name: 'sign-ins',
      people: 4,
      pauseMs: 500,
      success: 201,
      question: (person) => {
        const body = { ...site.accounts[person], acceptBanner: true };
        return { question: { method: 'POST', path: 'session', token: null, body } };
      },
    },
  ];
}

/** The people of one kind at work, until they are told to rest. */
export class Busy {
  tally: Tally | null = null;
  private resting = true;
  private rounds: Promise<void>[] = [];

  constructor(
    readonly kind: Kind,
    private readonly ports: readonly number[],
  ) {}

  work(): void {
    this.resting = false;
    this.rounds = Array.from({ length: this.kind.people }, (_, person) => this.person(person));
  }

  /** Resolves when the last answer is there. */
  async rest(): Promise<void> {
    this.resting = true;
    await Promise.all(this.rounds);
  }

  private async person(person: number): Promise<void> {
    const { kind } = this;
    // Spread over the pause, so that they do not march in step.
    await sleep((kind.pauseMs * person) / kind.people);
    while (!this.resting) {
      const { question, acknowledged } = kind.question(person);
      const begun = performance.now();
      const answer = await ask(fromHome(this.ports, person), question);
      const ended = performance.now();
      if (answer.status === kind.success) {
        acknowledged?.();
        this.tally?.succeed(person, begun, ended);
      } else this.tally?.fail(person, begun, ended, answer.what);
      await sleep(kind.pauseMs);
    }
  }
}
