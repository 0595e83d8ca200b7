import { sizeText } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Origin } from '../../origin/model.ts';
import { paths as questionPaths } from '../../question/paths.ts';
import type { Kit, KitItem } from '../model.ts';
import { paths } from '../paths.ts';

export type KitPageProps = {
  readonly origin: Origin;
  readonly kit: Kit;
  /** The viewer speaks for the record. */
  readonly isOwn: boolean;
  readonly whyNotTake: 'sign_in' | 'not_agreed' | null;
};

/** What the owner gives along to those who copy, and the archive of it. */
export function KitPage(props: KitPageProps) {
  const { origin, kit, isOwn } = props;
  const asking = { text: t('question.title'), href: questionPaths.record.to(origin.id) };
  return (
    <>
      <PageHeader
        kicker={origin.title}
        title={t('kit.title')}
        lead={t('kit.lead')}
        actions={
          isOwn ? (
            <LinkButton look="secondary" href={paths.edit.to(origin.id)}>
              {t('kit.edit.title')}
            </LinkButton>
          ) : undefined
        }
      />
      {kit.items.length === 0 ? (
        <EmptyState title={t('kit.none')} {...(isOwn ? {} : { action: asking })}>
          {t(isOwn ? 'kit.noneOwn' : 'kit.noneText')}
        </EmptyState>
      ) : (
        <Filled {...props} />
      )}
    </>
  );
}

function Filled({ origin, kit, isOwn, whyNotTake }: KitPageProps) {
  const bytes = kit.items.reduce((sum, it) => sum + (it.file?.size ?? 0), 0);
  return (
    <>
      {kit.note === '' ? null : <DescriptionText text={kit.note} />}
      <Table
        caption={t('kit.caption', { count: kit.items.length, n: formatNumber(kit.items.length) })}
        columns={[
          { label: t('kit.paper') },
          { label: t('kit.kind') },
          { label: t('kit.number') },
          { label: t('kit.file') },
        ]}
        rows={kit.items.map((item) => ({
          key: item.evidenceId,
          cells: [
            item.title,
            t(`kit.kind.${item.kind}`),
            [item.number, item.documentDate ? formatDate(item.documentDate) : '', item.issuer]
              .filter((it) => it !== '')
              .join(', '),
            fileCell(item, whyNotTake === null),
          ],
        }))}
      />
      <Section title={t('kit.take.title')} onScreenOnly>
        <p class="muted mb-3">{t(`kit.access.${kit.access}`)}</p>
        {whyNotTake ? (
          <DisabledWithReason id="unduh-kit" reason={t(`kit.why.${whyNotTake}`)}>
            {t('kit.take')}
          </DisabledWithReason>
        ) : (
          <LinkButton href={paths.archive.to(origin.id)} download>
            {t('kit.take')}
          </LinkButton>
        )}
        <p class="muted mt-3">{t('kit.holds', { size: sizeText(bytes) })}</p>
        {isOwn ? (
          <p>
            <a href={paths.takings.to(origin.id)}>
              {t('kit.taken', { count: kit.takings, n: formatNumber(kit.takings) })}
            </a>
          </p>
        ) : (
          <p class="muted">{t('kit.taken', { count: kit.takings, n: formatNumber(kit.takings) })}</p>
        )}
      </Section>
    </>
  );
}

/** An address is as good as the paper: whoever may not take the kit does not see it. */
function fileCell({ file, url }: KitItem, mayTake: boolean) {
  if (file) return sizeText(file.size);
  return mayTake && url ? <a href={url}>{t('kit.link')}</a> : t('kit.link');
}
