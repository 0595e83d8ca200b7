import { type Xml, xml } from '#registry/index.ts';
import { secondOf } from '../../feed/rules.ts';
import { setRoots } from '../../publication/rules.ts';
import { hostOf, identifierOf } from '../../wire/rules/identifier.ts';
import type { OaiError, Prefix } from '../model.ts';
import { RICH_NAMESPACE } from './rich.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';

export type Said = {
  readonly now: Date;
  /** The address of the provider. */
  readonly provider: string;
  /** The arguments as they came; none when they were wrong. */
  readonly asked: readonly (readonly [name: string, value: string])[];
};

/** One answer of the provider (§3.2). */
export function envelope({ now, provider, asked }: Said, body: Xml): Xml {
  const attributes = asked.map(([name, value]) => xml` ${{ xml: name }}="${value}"`);
  return xml`<OAI-PMH xmlns="${OAI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${OAI} ${OAI}OAI-PMH.xsd">
<responseDate>${secondOf(now)}</responseDate>
<request${attributes}>${provider}</request>
${body}
</OAI-PMH>
`;
}

export function errorPart({ code, text }: OaiError): Xml {
  return xml`<error code="${code}">${text}</error>`;
}

export type Identity = {
  readonly name: string;
  readonly provider: string;
  readonly hub: string;
  readonly email: string;
  readonly earliest: Date;
};

/** What the provider says of itself (§4.2): what is gone is told for good. */
export function identifyPart({ name, provider, hub, email, earliest }: Identity): Xml {
  return xml`<Identify>
<repositoryName>${name}</repositoryName>
<baseURL>${provider}</baseURL>
<protocolVersion>2.0</protocolVersion>
<adminEmail>${email}</adminEmail>
<earliestDatestamp>${secondOf(earliest)}</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
<compression>gzip</compression>${identifierPart(hub)}
</Identify>`;
}

/** Names that the guideline of identifiers takes: those of domains. */
const DOMAIN = /^[a-zA-Z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/;

function identifierPart(hub: string): Xml {
  const host = hostOf(hub);
  if (!DOMAIN.test(host)) return xml``;
  return xml`
<description><oai-identifier xmlns="${OAI}oai-identifier" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${OAI}oai-identifier ${OAI}oai-identifier.xsd">
<scheme>oai</scheme><repositoryIdentifier>${host}</repositoryIdentifier><delimiter>:</delimiter><sampleIdentifier>${identifierOf(hub, '0190a000-0000-7000-8000-000000000001')}</sampleIdentifier>
</oai-identifier></description>`;
}

const EMAIL = /\S+@(?:\S+\.)+\S+/;

/** The address of the office out of `Name <address>`; one of this host where the settings have none that mail could reach. */
export function emailOf(mailFrom: string, hub: string): string {
  const address = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  if (EMAIL.test(address)) return address;
  const { hostname } = new URL(hub);
  return `tuntas@${hostname.includes('.') ? hostname : `${hostname}.invalid`}`;
}

export function formatsPart(schema: string): Xml {
  return xml`<ListMetadataFormats>
<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>${OAI}oai_dc.xsd</schema><metadataNamespace>${OAI}oai_dc/</metadataNamespace></metadataFormat>
<metadataFormat><metadataPrefix>tuntas</metadataPrefix><schema>${schema}</schema><metadataNamespace>${RICH_NAMESPACE}</metadataNamespace></metadataFormat>
</ListMetadataFormats>`;
}

export type NamedSet = { readonly spec: string; readonly name: string };

export function setsPart(sets: readonly NamedSet[]): Xml {
  return xml`<ListSets>
${sets.map(
  ({ spec, name }) => xml`<set><setSpec>${spec}</setSpec><setName>${name}</setName></set>
`,
)}</ListSets>`;
}

/** The trees of sets themselves, always there. */
export const rootSpecs: readonly string[] = Object.values(setRoots).sort();

export type Header = {
  readonly identifier: string;
  readonly changedAt: Date;
  readonly sets: readonly string[];
  readonly isGone: boolean;
};

export function headerPart({ identifier, changedAt, sets, isGone }: Header): Xml {
  return xml`<header${isGone ? xml` status="deleted"` : xml``}><identifier>${identifier}</identifier><datestamp>${secondOf(changedAt)}</datestamp>${sets.map((spec) => xml`<setSpec>${spec}</setSpec>`)}</header>
`;
}

/** A record with its header; one that is gone has nothing more. */
export function recordPart(header: Header, metadata: Xml | null): Xml {
  return xml`<record>${headerPart(header)}${metadata ? xml`<metadata>${metadata}</metadata>` : xml``}</record>
`;
}

export type Resumption = { readonly token: string | null; readonly cursor: number; readonly size: number };

/** A part of a list, with what leads on; the last part of several says that it is (§3.5). */
export function listPart(
  verb: 'ListIdentifiers' | 'ListRecords',
  parts: readonly Xml[],
  resumption: Resumption | null,
): Xml {
  const tag = { xml: verb };
  return xml`<${tag}>
${parts}${resumption ? resumptionPart(resumption) : xml``}</${tag}>`;
}

function resumptionPart({ token, cursor, size }: Resumption): Xml {
  const where = xml`completeListSize="${String(size)}" cursor="${String(cursor)}"`;
  return token === null ? xml`<resumptionToken ${where}/>` : xml`<resumptionToken ${where}>${token}</resumptionToken>`;
}

export const isRich = (prefix: Prefix): boolean => prefix === 'tuntas';
