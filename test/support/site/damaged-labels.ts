import fc from 'fast-check';
import type { Clearance, Label, PolicyClearance } from '#contracts';
import { anyClearance, anyLabel } from './random-labels.js';

/** What JSON can put in the place of a list of texts; some of it holds the letters that are looked for. */
const NO_LIST = fc.constantFrom<unknown>(
  'A',
  'ABC',
  'X',
  '',
  null,
  1,
  true,
  {},
  { A: 'A' },
  [1],
  [['A']],
  [null],
  ['A', 1],
);
const NO_MAP = fc.constantFrom<unknown>([], ['nation'], 'nation', null, 0, false, [{ nation: ['X'] }]);
const VALUES = fc.constantFrom<unknown>(
  [],
  ['X'],
  ['X', 'X'],
  ['W'],
  'X',
  'XYZ',
  { X: 'X' },
  null,
  [['X']],
  ['X', 1],
);
const TAGS = fc.constantFrom('nation', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '');

/** A map that may hold tags named like what every JavaScript object answers to. */
const STRANGE_MAP = fc
  .array(fc.tuple(TAGS, VALUES), { maxLength: 3 })
  .map(
    (entries) =>
      JSON.parse(
        `{${entries.map(([tag, values]) => `"${tag}":${JSON.stringify(values)}`).join()}}`,
      ) as unknown,
  );

const NO_TEXT = fc.constantFrom<unknown>(
  'L9',
  'l1',
  '',
  null,
  1,
  ['L1'],
  { id: 'L1' },
  'toString',
  '__proto__',
);

const damage = fc.oneof(
  fc.record({ restrictive: NO_LIST }),
  fc.record({ permissive: NO_MAP }),
  fc.record({ permissive: STRANGE_MAP }),
  fc.record({ level: NO_TEXT }),
  fc.record({ policy: NO_TEXT }),
  fc.constantFrom(
    { level: undefined },
    { policy: undefined },
    { restrictive: undefined },
    { permissive: undefined },
  ),
  // Harmless: as many good labels as bad ones keep the judges awake.
  fc.constant({ remark: 'not a part' }),
);

/** Through JSON, as it would come from outside: what is undefined is gone. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export function anyDamagedLabel(): fc.Arbitrary<Label> {
  return fc.tuple(anyLabel(), damage).map(([label, change]) => throughJson({ ...label, ...change }) as Label);
}

/** One entry damaged, or one entry too many for its policy. */
export function anyDamagedClearance(): fc.Arbitrary<Clearance> {
  const changed = fc
    .tuple(anyClearance(), damage)
    .map(([[first, ...others], change]) => throughJson([{ ...first, ...change }, ...others]) as Clearance);
  const doubled = fc
    .tuple(anyClearance(), anyClearance())
    .map(([one, two]): Clearance => [...one, ...(two.slice(0, 1) as readonly PolicyClearance[])]);
  const stranger = anyClearance().map((clearance) => throughJson([...clearance, 5, 'WIDE', []]) as Clearance);
  return fc.oneof({ weight: 4, arbitrary: changed }, doubled, stranger);
}
