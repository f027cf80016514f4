/** The command line is not one of those that are known; the message says what is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `ruche-audit-verify DIR [--log-key VKEY]… [--witness-key VKEY]… [--checkpoint FILE]…
                       [--auditor-key FILE]… [--json]
    Checks an exported audit log. Give the keys and checkpoints that you kept yourself:
    what comes with the directory may have been written with it.
ruche-audit-verify --proof FILE [--log-key VKEY]… [--json]
    Checks the proof that one record is in the log.
ruche-audit-verify --cosign DIR --witness-skey FILE --state FILE --out FILE [--log-key VKEY]…
    Cosigns DIR/checkpoint if it continues the last one (DIR/consistency shows it).
ruche-audit-verify --keygen-witness NAME --out FILE
    Makes the key of a witness.
ruche-audit-verify --keygen-auditor --out FILE
    Makes the auditor's key pair: the private half into FILE, the public one is printed for the site.

Ends with 0: whole, 1: tampered, 2: something could not be checked, 3: wrong use.
`;
