import { formatDate } from '#platform/dates.ts';
import { currentLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, qrSvg, templateText } from '#platform/pdf/index.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { isSectionName, sectionTitle } from '#registry/index.ts';
import type { Adaptation } from './model/adaptation.ts';
import type { AgreementKind, CertificateContent, Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { ownerText, placeText, regionText } from './views/words.ts';

/** What the parties promise each other: as JIPPNas has it (domain §5); the wording is ours. */
const clauses = ['guide', 'follow', 'coordinate', 'report', 'credit', 'adapt'] as const;
const alone = ['follow', 'coordinate', 'report', 'credit', 'adapt'] as const;

type Letter = {
  readonly replication: Replication;
  readonly kind: AgreementKind;
  readonly adaptations: readonly Adaptation[];
};

/** The letter of an agreement, made of what the replication says; in Indonesian, for it is signed here. */
export function letterPdf(letter: Letter): Promise<Uint8Array> {
  const data = inLocale('id', () => letterOf(letter));
  return compilePdf({ template: templateText(import.meta.dirname, 'agreement.typ'), data, pictures: [] });
}

function letterOf({ replication, kind, adaptations }: Letter) {
  const isStatement = kind === 'statement';
  const adapted = adaptations.filter((it) => it.verdict !== 'kept');
  return {
    lang: currentLocale(),
    title: t(`transfer.letter.heading.${kind}`),
    author: replication.institutionName,
    heading: t(`transfer.letter.heading.${kind}`),
    about: t('transfer.letter.about'),
    innovation: replication.originTitle,
    number: t('transfer.letter.number'),
    opening: t(isStatement ? 'transfer.letter.opening.statement' : 'transfer.letter.opening'),
    parties: partiesOf(replication, isStatement),
    agreed: t(isStatement ? 'transfer.letter.states' : 'transfer.letter.agrees'),
    clauses: (isStatement ? alone : clauses).map((it) =>
      t(`transfer.letter.clause.${it}`, { innovation: replication.originTitle, owner: ownerText(replication) }),
    ),
    adaptedTitle: t('transfer.letter.adapted'),
    adaptedHead: [t('transfer.adaptation.section'), t('transfer.adaptation.what'), t('transfer.adaptation.why')],
    adapted: adapted.map((it) => ({
      section: `${isSectionName(it.section) ? sectionTitle(it.section) : it.section} (${t(`replication.verdict.${it.verdict}`)})`,
      what: it.what,
      why: it.why,
    })),
    closing: t('transfer.letter.closing'),
    signers: signersOf(replication, isStatement),
    footer: t('transfer.letter.footer'),
  };
}

function partiesOf(it: Replication, isStatement: boolean) {
  const owner = {
    name: ownerText(it),
    lines: [regionText(it.ownerRegion), t('transfer.letter.standing')],
    called: t('transfer.letter.first'),
  };
  const replicator = {
    name: placeText(it),
    lines: [regionText(it.regionCode), t('transfer.letter.contact', it.contact), t('transfer.letter.standing')],
    called: t(isStatement ? 'transfer.letter.stater' : 'transfer.letter.second'),
  };
  return isStatement ? [replicator] : [owner, replicator];
}

function signersOf(it: Replication, isStatement: boolean) {
  const blank = t('transfer.letter.blank');
  const replicator = { role: t('transfer.party.replicator'), place: placeText(it), blank };
  const owner = { role: t('transfer.party.owner'), place: ownerText(it), blank };
  return isStatement ? [replicator] : [owner, replicator];
}

type Sheet = {
  readonly content: CertificateContent;
  readonly number: string;
  readonly code: PublicCode;
  readonly baseUrl: string;
};

/** The certificate as a PDF in Indonesian, with a QR code of the page that says whether it is true. */
export function certificatePdf(sheet: Sheet): Promise<Uint8Array> {
  const address = sheet.baseUrl + paths.verified.to(sheet.code);
  const data = inLocale('id', () => sheetOf(sheet, address));
  const pictures = [{ name: 'qr.svg', bytes: qrSvg(address) }];
  return compilePdf({ template: templateText(import.meta.dirname, 'replica-certificate.typ'), data, pictures });
}

function sheetOf({ content, number, code, baseUrl }: Sheet, address: string) {
  const { agreement } = content;
  const named = (...names: readonly string[]) => names.filter((it) => it !== '').join(', ');
  return {
    lang: currentLocale(),
    title: `${t('transfer.paper.heading')}: ${content.replicator}`,
    author: content.issuer,
    day: content.issuedOn,
    issuer: content.issuer,
    heading: t('transfer.paper.heading'),
    number,
    replicator: named(content.replicatorUnit, content.replicator),
    replicatorPlace: regionText(content.replicatorRegion || null),
    origin: content.origin,
    owner: named(content.ownerUnit, content.owner),
    told: t('transfer.paper.told', {
      replica: content.replica,
      started: formatDate(content.startedOn),
      kind: t(`replication.kind.${agreement.kind}`),
      number: agreement.number,
      date: formatDate(agreement.date),
    }),
    dated: formatDate(content.issuedOn),
    signer: content.signer,
    address,
    site: baseUrl.replace(/^https?:\/\//, '') + paths.check.to(),
    code: shownPublicCode(code),
    words: {
      number: t('transfer.paper.number'),
      given: t('transfer.paper.given'),
      took: t('transfer.paper.took'),
      of: t('transfer.paper.of'),
      check: t('transfer.paper.check'),
      qr: t('transfer.paper.qr'),
      verified: t('transfer.paper.verified'),
    },
  };
}
