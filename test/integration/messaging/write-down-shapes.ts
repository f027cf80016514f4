import type { PostMessage } from '#contracts';
import type { Id } from '#kernel';
import type { TestSpace } from '../../support/site/test-site.js';

/** Everything that the shapes refer to, and who asks: `dual` is of two nations, s_ab holds every compartment. */
export interface World {
  readonly np: string;
  readonly ab: string;
  readonly dual: string;
  readonly space: TestSpace;
  readonly other: TestSpace;
  /** Takes nothing above DR. */
  readonly low: TestSpace;
  readonly labels: Readonly<Record<'NP' | 'DR' | 'S_A' | 'S_B' | 'S_AB' | 'S_FRA' | 'S_DEU', Id>>;
  readonly sources: Readonly<Record<'A' | 'B' | 'AB' | 'FRA' | 'DEU', Id>>;
}

export interface Shape {
  readonly name: string;
  readonly token: 'np' | 'ab' | 'dual';
  readonly place?: 'space' | 'other' | 'low';
  /** What is kept; a message unless said otherwise. */
  readonly kept?: 'draft' | 'scheduled';
  readonly post: (world: World) => Partial<PostMessage>;
  readonly refusal: readonly [status: number, code: string];
  /** The label that the refusal names, which then does; null where none would. */
  readonly raisedTo: keyof World['labels'] | null;
}

const BELOW = [409, 'LABEL_BELOW_SOURCE'] as const;
export const SHAPES: readonly Shape[] = [
  {
    name: 'a reply',
    token: 'ab',
    post: ({ labels, sources }) => ({ labelId: labels.DR, threadId: sources.A }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'a reply under another compartment than its topic',
    token: 'ab',
    post: ({ labels, sources }) => ({ labelId: labels.S_B, threadId: sources.A }),
    refusal: BELOW,
    raisedTo: 'S_AB',
  },
  {
    name: 'a quote',
    token: 'ab',
    post: ({ labels, sources }) => ({ labelId: labels.NP, quotes: [sources.A] }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'two quotes of different compartments',
    token: 'ab',
    post: ({ labels, sources }) => ({ labelId: labels.S_A, quotes: [sources.A, sources.B] }),
    refusal: BELOW,
    raisedTo: 'S_AB',
  },
  {
    name: 'quotes that no label covers together',
    token: 'dual',
    post: ({ labels, sources }) => ({ labelId: labels.S_FRA, quotes: [sources.FRA, sources.DEU] }),
    refusal: [409, 'LABEL_NO_UPPER_BOUND'],
    raisedTo: null,
  },
  {
    name: 'a quote that no label covers together with its topic',
    token: 'dual',
    post: ({ labels, sources }) => ({ labelId: labels.S_DEU, threadId: sources.FRA, quotes: [sources.DEU] }),
    refusal: [409, 'LABEL_NO_UPPER_BOUND'],
    raisedTo: null,
  },
  {
    name: 'a forward within its conversation',
    token: 'ab',
    post: ({ labels, sources }) => ({ labelId: labels.NP, forwardOf: sources.AB }),
    refusal: BELOW,
    raisedTo: 'S_AB',
  },
  {
    name: 'a forward to another space',
    token: 'ab',
    place: 'other',
    post: ({ labels, sources }) => ({ labelId: labels.DR, forwardOf: sources.A }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'a forward to a space whose ceiling is below it',
    token: 'ab',
    place: 'low',
    post: ({ labels, sources }) => ({ labelId: labels.S_A, forwardOf: sources.A }),
    refusal: [422, 'LABEL_ABOVE_CEILING'],
    raisedTo: null,
  },
  {
    name: 'a forward to such a space under a label that fits there',
    token: 'ab',
    place: 'low',
    post: ({ labels, sources }) => ({ labelId: labels.DR, forwardOf: sources.A }),
    refusal: BELOW,
    raisedTo: null,
  },
  {
    name: 'a draft that quotes',
    token: 'ab',
    kept: 'draft',
    post: ({ labels, sources }) => ({ labelId: labels.NP, quotes: [sources.A] }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'a draft that quotes different compartments',
    token: 'ab',
    kept: 'draft',
    post: ({ labels, sources }) => ({ labelId: labels.S_A, quotes: [sources.A, sources.B] }),
    refusal: BELOW,
    raisedTo: 'S_AB',
  },
  {
    name: 'a draft that quotes what no label covers together',
    token: 'dual',
    kept: 'draft',
    post: ({ labels, sources }) => ({ labelId: labels.S_FRA, quotes: [sources.FRA, sources.DEU] }),
    refusal: [409, 'LABEL_NO_UPPER_BOUND'],
    raisedTo: null,
  },
  {
    name: 'a scheduled reply',
    token: 'ab',
    kept: 'scheduled',
    post: ({ labels, sources }) => ({ labelId: labels.DR, threadId: sources.A }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'a scheduled quote',
    token: 'ab',
    kept: 'scheduled',
    post: ({ labels, sources }) => ({ labelId: labels.NP, quotes: [sources.A] }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
  {
    name: 'a scheduled quote of different compartments',
    token: 'ab',
    kept: 'scheduled',
    post: ({ labels, sources }) => ({ labelId: labels.S_B, quotes: [sources.A, sources.B] }),
    refusal: BELOW,
    raisedTo: 'S_AB',
  },
  {
    name: 'a scheduled forward to another space',
    token: 'ab',
    place: 'other',
    kept: 'scheduled',
    post: ({ labels, sources }) => ({ labelId: labels.DR, forwardOf: sources.A }),
    refusal: BELOW,
    raisedTo: 'S_A',
  },
];
