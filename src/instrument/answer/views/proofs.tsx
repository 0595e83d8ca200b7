import { paths as filesPaths } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import type { Proof } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { whyNotProof } from '../rules/evidence.ts';

type Props = { readonly scored: Scored; readonly item: InstrumentItem; readonly mayChange: boolean };

/** What proves an answer, each piece with what is wrong with it. */
export function Proofs({ scored, item, mayChange }: Props) {
  const { sheet, edition } = scored;
  const proofs = scored.proofs.get(item.code) ?? [];
  const cells = (it: Proof) => {
    const fault = whyNotProof(it, item.evidence, edition.document.year);
    const fields = { bukti: it.id };
    return [
      <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>,
      yearsText(it),
      fault ? (
        <Tag tone="danger">{t(`answer.proof.${fault}`)}</Tag>
      ) : (
        <Tag tone="success">{t('answer.proof.good')}</Tag>
      ),
      mayChange ? (
        <PostButton look="plain" small action={paths.detach.to(sheet.id, item.code)} fields={fields}>
          {t('answer.detach')}
          <span class="sr-only"> {it.title}</span>
        </PostButton>
      ) : null,
    ];
  };
  return (
    <>
      {proofs.length === 0 ? (
        <p class="muted">{t(item.evidence.required ? 'answer.proofsOwed' : 'answer.proofsNone')}</p>
      ) : (
        <Table
          caption={t('instrument.field.evidence')}
          captionHidden
          columns={[
            { label: t('instrument.field.evidence') },
            { label: t('instrument.field.year') },
            { label: t('answer.proof.state') },
            { label: t('instrument.pieces.deeds'), labelHidden: true },
          ]}
          rows={proofs.map((it) => ({ key: it.id, cells: cells(it) }))}
        />
      )}
      {mayChange ? (
        <p>
          <LinkButton look="secondary" href={paths.evidence.to(sheet.id, item.code)}>
            {t('answer.attach.button')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** The years that an evidence speaks for. */
export function yearsText({ years }: Pick<Proof, 'years'>): string {
  if (years === null) return t('answer.proof.noYear');
  const plain = (year: number) => String(year);
  return years.from === years.to
    ? plain(years.from)
    : t('answer.proof.years', { from: plain(years.from), to: plain(years.to) });
}
