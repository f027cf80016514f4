import type { DirectoryIdentity } from './directory-identity.js';

/** Who a person is, asked of the organisation's directory. Tests and the demo bring their own. */
export abstract class DirectoryPort {
  /**
   * Null is a refusal whatever its reason: unknown, ambiguous or disabled name, wrong or empty password, a person
   * without human key or with two site roles. Nothing outside may tell these apart, by answer or by time.
   * @throws DomainError unavailable DIRECTORY_UNAVAILABLE when the directory gave no judgement: never null then.
   */
  abstract authenticate(username: string, password: string): Promise<DirectoryIdentity | null>;

  /**
   * One round trip as the service account, the decoy entry included.
   * @throws DomainError unavailable DIRECTORY_UNAVAILABLE
   */
  abstract ping(): Promise<void>;
}
