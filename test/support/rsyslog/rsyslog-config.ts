import type { Party } from './collector-certificates.js';

export interface RsyslogConfig {
  readonly folder: string;
  readonly port: number;
  readonly caFile: string;
  readonly own: Party;
  /** The name that the certificate of a sender has to be for. */
  readonly sender: string;
}

/**
 * The collector of the runbook (README of libs/audit): mutual TLS, a queue that is kept through a stop, and a rule that
 * leaves out what it has already. `last` is written before each start, from the end of what it has.
 */
export function rsyslogConfig({ folder, port, caFile, own, sender }: RsyslogConfig): string {
  return `global(workDirectory="${folder}/spool" maxMessageSize="64k" defaultNetstreamDriver="gtls"
  defaultNetstreamDriverCAFile="${caFile}"
  defaultNetstreamDriverCertFile="${own.certFile}"
  defaultNetstreamDriverKeyFile="${own.keyFile}")
module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="x509/name"
  permittedPeer=["${sender}"])
module(load="mmpstrucdata")
template(name="raw" type="string" string="%rawmsg:::drop-last-lf%\\n")
input(type="imtcp" address="127.0.0.1" port="${port}" ruleset="audit")
ruleset(name="audit" queue.type="LinkedList" queue.filename="audit" queue.saveOnShutdown="on"
  queue.maxDiskSpace="1g" queue.size="50000" queue.workerThreads="1" queue.timeoutShutdown="5000") {
  action(type="mmpstrucdata")
  if $/begun != "yes" then {
    set $/begun = "yes";
    set $/last = cnum(\`cat ${folder}/last\`);
  }
  set $.index = $!rfc5424-sd!ruche@32473!index;
  if $.index != "" then {
    if cnum($.index) <= $/last then { stop }
    set $/last = cnum($.index);
  }
  action(type="omfile" file="${folder}/raw.log" template="raw" asyncWriting="off")
}
action(type="omfile" file="${folder}/own.log")
`;
}
