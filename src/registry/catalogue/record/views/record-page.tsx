import type { ComponentChildren } from 'preact';
import type { UsedEvidence } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { PublicEvidence } from '../../../evidence/views/public-evidence.tsx';
import type { Award } from '../../../model/record.ts';
import type { ExternalId } from '../../../model/register.ts';
import type { AnsweredProblem } from '../../../problems/queries/problem.ts';
import type { Alike } from '../../../search/alike.ts';
import { choiceLabel } from '../../../views/edit/labels.ts';
import { affairName } from '../../../views/edit/shown.tsx';
import { awardName } from '../../award-name.ts';
import type { Origins, PublicRecord, Replicas } from '../model.ts';
import { paths } from '../paths.ts';
import { gapsOf } from '../rules.ts';
import { Awards, awardYear } from './awards.tsx';
import { Facts } from './facts.tsx';
import { AlikeRecords, Lineage, Problems, placeOf } from './relations.tsx';
import { type Chapter, chaptersOf, Gaps, ToldSections } from './sections.tsx';
import { Share } from './share.tsx';
import { Told, ToldText } from './text.tsx';
import { type Work, WorkBar } from './work-bar.tsx';

/** What capabilities above say of the record, in their order. */
export type RecordParts = readonly ComponentChildren[];

export type RecordPageProps = {
  readonly record: PublicRecord;
  readonly awards: readonly Award[];
  readonly externalIds: readonly ExternalId[];
  readonly origins: Origins | null;
  readonly replicas: Replicas;
  readonly evidence: readonly UsedEvidence[];
  readonly problems: readonly AnsweredProblem[];
  readonly alike: readonly Alike[];
  /** Public address of the page, for sharing. */
  readonly address: string;
  /** Why this reader may not begin a replica; null when one may, or may after signing in. */
  readonly whyNotReplicate: 'writer_only' | null;
  /** What this reader may see of the work on the record; null for most. */
  readonly work: Work | null;
  readonly parts: RecordParts;
  /** Where one begins to take it over. */
  readonly replicateHref: string;
};

/** A published innovation: what it is and does first, then its proofs, its relations and its facts. */
export function RecordPage(props: RecordPageProps) {
  const { record, awards, work } = props;
  const { content } = record;
  const contact = paths.contact.to(record.id);
  return (
    <article>
      {work ? <WorkBar id={record.id} inWork={record.inWork} work={work} /> : null}
      <PageHeader
        kicker={placeOf(record).join(' · ')}
        title={<Told>{content.title}</Told>}
        facts={<HeadTags record={record} awards={awards} />}
      />
      <SideLayout phone="after" side={<Side {...props} />}>
        {content.summary === '' ? null : (
          <div class="lead">
            <ToldText text={content.summary} />
          </div>
        )}
        <Actions {...props} />
        <ToldSections content={content} />
        <PublicEvidence evidence={props.evidence} />
        <Awards awards={awards} title={content.title} />
        <Lineage origins={props.origins} replicas={props.replicas} />
        <Problems problems={props.problems} />
        {props.parts}
        <Gaps gaps={gapsOf(content)} contact={`${contact}?perihal=correct`} />
      </SideLayout>
      <AlikeRecords alike={props.alike} />
    </article>
  );
}

function HeadTags({ record, awards }: { readonly record: PublicRecord; readonly awards: readonly Award[] }) {
  const { stage, digital, mainAffair, sdgs } = record.content;
  return (
    <>
      {stage ? <Tag tone="accent">{choiceLabel('stage', stage)}</Tag> : null}
      {digital === null ? null : <Tag>{choiceLabel('digital', digital ? 'ya' : 'tidak')}</Tag>}
      {mainAffair ? <Tag>{affairName(mainAffair)}</Tag> : null}
      {sdgs.length > 0 ? <Tag>{t('record.tag.sdgs', { numbers: sdgs.join(', ') })}</Tag> : null}
      {awards.map((award) => (
        <Tag key={award.id} tone="success">{`${awardName(award)}, ${awardYear(award)}`}</Tag>
      ))}
    </>
  );
}

function Actions({ record, whyNotReplicate, replicateHref }: RecordPageProps) {
  return (
    <div class="actions mt-6">
      {whyNotReplicate ? (
        <DisabledWithReason id="replikasi" reason={t(`registry.refusal.${whyNotReplicate}`)}>
          {t('record.action.replicate')}
        </DisabledWithReason>
      ) : (
        <LinkButton href={replicateHref}>{t('record.action.replicate')}</LinkButton>
      )}
      <LinkButton look="secondary" href={paths.contact.to(record.id)}>
        {t('record.action.contact')}
      </LinkButton>
    </div>
  );
}

/** Fewer parts than this are seen at a glance. */
const LONG = 6;

function Side({ record, externalIds, address }: RecordPageProps) {
  const chapters = chaptersOf(record.content);
  return (
    <>
      {chapters.length >= LONG ? <Contents chapters={chapters} /> : null}
      <Facts record={record} externalIds={externalIds} />
      <Share id={record.id} title={record.content.title} address={address} />
    </>
  );
}

/** The parts of a long record, where the screen is wide enough to show them beside it. */
function Contents({ chapters }: { readonly chapters: readonly Chapter[] }) {
  return (
    <nav class="mb-10 hidden min-[56rem]:block print:hidden" aria-labelledby="daftar-isi">
      <h2 id="daftar-isi" class="mb-3">
        {t('record.contents')}
      </h2>
      <ol class="grid text-base">
        {chapters.map((chapter) => (
          <li key={chapter.href}>
            <a class="inline-block py-1" href={chapter.href}>
              {chapter.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
