import { generateKeyPair, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { promisify } from "node:util";
import forge from "node-forge";

/** A certificate with its private key, both PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

const day = 86_400_000;
/** As long as browsers accept a certificate. */
const leafLifetime = 398 * day;
const authorityLifetime = 3_650 * day;
/** Certificates begin in the past, for clients whose clock is behind. */
const head = day;

/** Names and addresses that are this machine's, whatever else is asked for. */
const ownNames = ["localhost"];
const ownNetworks = [
  [127, 0, 0, 0, 255, 0, 0, 0],
  [...Array<number>(15).fill(0), 1, ...Array<number>(16).fill(255)],
];

/** A certificate authority that can vouch for this machine and the given hosts, and for nobody else. */
export async function makeAuthority(hosts: readonly string[], now: number): Promise<Certified> {
  const key = await privateKey();
  const subject = [
    { name: "commonName", value: `Stunt Double, this machine only (${randomBytes(4).toString("hex")})` },
    { name: "organizationName", value: "Stunt Double" },
  ];
  const certificate = unsigned(key, now, authorityLifetime);
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: "basicConstraints", critical: true, cA: true, pathLenConstraint: 0 },
    { name: "keyUsage", critical: true, keyCertSign: true, cRLSign: true },
    { name: "subjectKeyIdentifier" },
    { id: "2.5.29.30", critical: true, value: permitted(hosts) },
  ]);
  return signed(certificate, key, key);
}

/** A certificate of the authority for these hosts. */
export async function makeLeaf(authority: Certified, hosts: readonly string[], now: number): Promise<Certified> {
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  const key = await privateKey();
  const certificate = unsigned(key, now, leafLifetime);
  certificate.setSubject([{ name: "commonName", value: "Stunt Double" }]);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: "basicConstraints", critical: true, cA: false },
    { name: "keyUsage", critical: true, digitalSignature: true, keyEncipherment: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
    { name: "subjectAltName", altNames: hosts.map(altName) },
  ]);
  return signed(certificate, key, forge.pki.privateKeyFromPem(authority.key));
}

/** Whether clients that trust the authority accept this certificate of it for as long as it is valid. */
export function vouchesFor(authority: Certified, leaf: Certified, now: number): boolean {
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  if (issuer.validity.notAfter.getTime() < now + leafLifetime) return false;
  try {
    return forge.pki.verifyCertificateChain(
      forge.pki.createCaStore([issuer]),
      [forge.pki.certificateFromPem(leaf.certificate)],
      { validityCheckDate: new Date(now) },
    );
  } catch {
    return false;
  }
}

/** Why these two texts are no authority; undefined when they are one. */
export function whyNoAuthority({ certificate, key }: Certified): string | undefined {
  try {
    const { publicKey } = forge.pki.certificateFromPem(certificate);
    const { n, e } = forge.pki.privateKeyFromPem(key);
    const belongs = forge.pki.publicKeyToPem(publicKey) === forge.pki.publicKeyToPem(forge.pki.setRsaPublicKey(n, e));
    return belongs ? undefined : "the key is another certificate's";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function privateKey(): Promise<forge.pki.rsa.PrivateKey> {
  const made = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return forge.pki.privateKeyFromPem(made.privateKey);
}

function unsigned({ n, e }: forge.pki.rsa.PrivateKey, now: number, lifetime: number): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(n, e);
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(now - head);
  certificate.validity.notAfter = new Date(now + lifetime);
  return certificate;
}

function signed(certificate: forge.pki.Certificate, own: forge.pki.rsa.PrivateKey, by: forge.pki.rsa.PrivateKey) {
  certificate.sign(by, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: forge.pki.privateKeyToPem(own) };
}

const nameType = 2;
const addressType = 7;

const altName = (host: string) =>
  isIP(host) === 0 ? { type: nameType, value: host } : { type: addressType, ip: host };

/** NameConstraints of RFC 5280: the subtrees below which the authority may vouch. */
function permitted(hosts: readonly string[]): string {
  const names = hosts.filter((host) => isIP(host) === 0).map((host) => host.replace(/^\*\./, ""));
  const single = hosts.filter((host) => isIP(host) !== 0).map((host) => wholeAddress(bytesOf(host)));
  const trees = [
    ...[...new Set([...ownNames, ...names])].map((name) => subtree(nameType, name)),
    ...[...ownNetworks.map((bytes) => String.fromCharCode(...bytes)), ...single].map((network) =>
      subtree(addressType, network),
    ),
  ];
  const { asn1 } = forge;
  const tagged = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0 as forge.asn1.Type, true, trees);
  return asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [tagged])).getBytes();
}

/** The library has this function and its types do not. */
const bytesOf = (address: string): string =>
  (forge.util as unknown as { bytesFromIP(ip: string): string }).bytesFromIP(address);

const wholeAddress = (bytes: string): string => bytes + "\xff".repeat(bytes.length);

function subtree(type: number, value: string): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const name = asn1.create(asn1.Class.CONTEXT_SPECIFIC, type as forge.asn1.Type, false, value);
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [name]);
}
