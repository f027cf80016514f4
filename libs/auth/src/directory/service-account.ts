/** The account that looks people and groups up. It reads; it never writes. */
export interface ServiceAccount {
  readonly dn: string;
  readonly password: string;
}
