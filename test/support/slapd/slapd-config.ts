import type { Certificates } from './certificates.js';

export interface SlapdConfig {
  readonly folder: string;
  readonly certificates: Certificates;
  readonly suffix: string;
  readonly adminDn: string;
  readonly adminPassword: string;
  readonly serviceDn: string;
  /** Whether the service account reads more than the 500 entries that slapd gives by default. */
  readonly unlimited: boolean;
}

const SCHEMAS = ['core', 'cosine', 'inetorgperson'];

/**
 * cn=config for slapadd: TLS, the modules, one mdb database. The service account reads all but passwords, nobody else
 * reads anything, anybody may try to bind. The attributes of 389 Directory Server and Active Directory are declared so
 * that tests can put them on any entry.
 */
export function slapdConfig(config: SlapdConfig): string {
  const { folder, certificates, suffix, adminDn, adminPassword, serviceDn, unlimited } = config;
  return `dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: ${folder}/slapd.pid
olcTLSCACertificateFile: ${certificates.caFile}
olcTLSCertificateFile: ${certificates.certificateFile}
olcTLSCertificateKeyFile: ${certificates.keyFile}
olcTLSVerifyClient: never
olcDisallows: bind_anon

dn: cn=module{0},cn=config
objectClass: olcModuleList
cn: module{0}
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb
olcModuleLoad: memberof
olcModuleLoad: refint
olcModuleLoad: ppolicy

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

${SCHEMAS.map((name) => `include: file:///etc/ldap/schema/${name}.ldif\n`).join('\n')}
dn: cn=foreign,cn=schema,cn=config
objectClass: olcSchemaConfig
cn: foreign
olcAttributeTypes: ( 2.16.840.1.113730.3.1.610 NAME 'nsAccountLock' EQUALITY caseIgnoreMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
olcAttributeTypes: ( 1.2.840.113556.1.4.8 NAME 'userAccountControl' EQUALITY integerMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
olcAttributeTypes: ( 1.2.840.113556.1.4.159 NAME 'accountExpires' EQUALITY integerMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
olcAttributeTypes: ( 1.2.840.113556.1.4.2 NAME 'objectGUID' EQUALITY octetStringMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
olcAttributeTypes: ( 1.2.840.113556.1.4.750 NAME 'groupType' EQUALITY integerMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
olcObjectClasses: ( 1.2.840.113556.1.5.8 NAME 'group' SUP top STRUCTURAL MUST ( groupType $ cn ) MAY member )

dn: olcDatabase={1}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcSuffix: ${suffix}
olcRootDN: ${adminDn}
olcRootPW: ${adminPassword}
olcDbDirectory: ${folder}/data
olcDbNoSync: TRUE
olcDbMaxSize: 268435456
${unlimited ? `olcLimits: dn.exact="${serviceDn}" size=unlimited\n` : ''}olcDbIndex: objectClass,uid,entryUUID,objectGUID,member eq
olcAccess: to attrs=userPassword by anonymous auth by * none
olcAccess: to * by dn.exact="${serviceDn}" read by anonymous auth by * none

dn: olcOverlay={0}memberof,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcMemberOf
olcOverlay: {0}memberof

dn: olcOverlay={1}refint,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcRefintConfig
olcOverlay: {1}refint
olcRefintAttribute: member

dn: olcOverlay={2}ppolicy,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcPPolicyConfig
olcOverlay: {2}ppolicy
olcPPolicyDefault: cn=policy,${suffix}
`;
}
