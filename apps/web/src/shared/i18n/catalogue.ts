import type { fr } from './fr.js';

/** The shape of a catalogue: the French one, with any text in the place of each text. */
type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };

/** French has one plural form more (`_many`, from a million) than English and German. */
type WithoutMany<T> = {
  readonly [Key in keyof T as Key extends `${string}_many` ? never : Key]: T[Key] extends string
    ? string
    : WithoutMany<T[Key]>;
};

/** What a catalogue in another language must hold, from the French one. */
export type CatalogueLike<French> = WithoutMany<Texts<French>>;

export type Catalogue = CatalogueLike<typeof fr>;
