/** What a record says of persons. The keys that are missing stand in the body. */
export interface PersonalFields {
  readonly actor: string | null;
  readonly sessionId: string | null;
  readonly sourceAddress: string | null;
  /** Only where the object is a person, or his session. */
  readonly objectId?: string;
  /** Only those that name persons. */
  readonly facts?: Readonly<Record<string, unknown>>;
}
