import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Mark } from '../model.ts';
import { paths } from '../paths.ts';

export type QuestionPageProps = {
  readonly edition: Edition;
  readonly token: string;
  readonly marks: readonly (Mark & { readonly title: string })[];
  readonly scale: number;
};

/** What was sent in the name of a mailbox, for its reader to confirm. */
export function QuestionPage({ edition, token, marks, scale }: QuestionPageProps) {
  const most = formatNumber(scale);
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('rating.confirm.title')} lead={t('rating.confirm.lead')} />
      <SummaryList
        rows={marks.map(({ title, mark, comment }) => ({
          label: title,
          value: (
            <>
              {t('rating.markOutOf', { mark: formatNumber(mark), scale: most })}
              {comment === '' ? null : <p class="muted">{comment}</p>}
            </>
          ),
        }))}
      />
      <Form action={paths.confirm.to(edition.id)}>
        <HiddenField name="token" value={token} />
        <FormActions>
          <Button>{t('rating.confirm.button')}</Button>
        </FormActions>
      </Form>
      <p>{t('rating.confirm.notMe')}</p>
    </>
  );
}

export type ConfirmedPageProps = {
  readonly edition: Edition;
  readonly closes: Date | null;
  readonly counted: number;
  /** Left out, for they were for entries of the rater's own. */
  readonly refused: number;
};

/** That it counts now. It tells no mark any more. */
export function ConfirmedPage({ edition, closes, counted, refused }: ConfirmedPageProps) {
  const isNone = counted === 0;
  const told = t('rating.confirmed.lead', { count: counted, n: formatNumber(counted) });
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t(isNone ? 'rating.confirmed.none' : 'rating.confirmed.title')}
        {...(isNone ? {} : { lead: told })}
      />
      {refused > 0 ? <p>{t('rating.confirmed.refused', { count: refused, n: formatNumber(refused) })}</p> : null}
      {closes ? <p>{t('rating.confirmed.change', { at: formatMoment(closes) })}</p> : null}
      <div class="actions">
        <LinkButton look="secondary" href={paths.rate.to(edition.id)}>
          {t('rating.back')}
        </LinkButton>
      </div>
    </>
  );
}
