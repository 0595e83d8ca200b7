import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths as registryPaths } from '../../paths.ts';
import type { CopyForm, SheetField } from '../model.ts';
import { paths } from '../paths.ts';
import { tallyOf } from '../rules/compose.ts';
import { FieldShown } from './sheet-field.tsx';
import { formName } from './words.ts';

export type SheetPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  /** Number of the version whose text this is, and whether the public reads it. */
  readonly version: { readonly no: number; readonly isPublic: boolean };
  readonly form: CopyForm;
  readonly fields: readonly SheetField[];
  readonly mayMend: boolean;
  /** Whether the reader may name evidence for the fields. */
  readonly mayProve: boolean;
  /** What is published is mended in a next version, which the reader may begin. */
  readonly mayBegin: boolean;
};

/** A record in the order and words of another form, field by field. */
export function SheetPage({ id, title, version, form, fields, mayMend, mayProve, mayBegin }: SheetPageProps) {
  const no = formatNumber(version.no);
  return (
    <>
      <PageHeader
        kicker={title}
        title={formName(form)}
        lead={t(version.isPublic ? 'out.sheet.fromPublic' : 'out.sheet.fromOpen', { no })}
        actions={
          <>
            <LinkButton look="secondary" href={paths.sheetBook.to(id, form.code)} download>
              {t('out.download.xlsx')}
            </LinkButton>
            <LinkButton look="secondary" href={paths.sheetText.to(id, form.code)} download>
              {t('out.download.txt')}
            </LinkButton>
            <button type="button" class="btn btn-secondary" data-print hidden>
              {t('out.print')}
            </button>
          </>
        }
      />
      <Notice title={tallyText(fields)}>
        <p>{t('out.sheet.note')}</p>
        {mayBegin ? (
          <p class="print:hidden">
            {t('out.sheet.begin')} <a href={registryPaths.work.to(id)}>{t('out.sheet.toWork')}</a>
          </p>
        ) : null}
        <p lang="id">{form.source}</p>
      </Notice>
      {fields.map((field) => (
        <FieldShown key={field.item.key} id={id} form={form.code} field={field} mayMend={mayMend} mayProve={mayProve} />
      ))}
    </>
  );
}

export function tallyText(fields: readonly SheetField[]): string {
  const { asked, said, unfit } = tallyOf(fields);
  const values = { said: formatNumber(said), asked: formatNumber(asked), n: formatNumber(unfit) };
  return unfit === 0 ? t('out.tally', values) : t('out.tally.unfit', values);
}
