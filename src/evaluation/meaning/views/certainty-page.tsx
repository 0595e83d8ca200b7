import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { RoundHead } from '../../views/round-tabs.tsx';
import type { Components } from '../model/calibration.ts';
import { paths } from '../paths.ts';
import { AgreementTable } from './agreement.tsx';
import { CompositionTable, How, OfficialNumber, ZComparison } from './certainty-parts.tsx';
import type { CertaintyPageProps } from './certainty-props.ts';
import { CutFields } from './cut-fields.tsx';
import { Flags } from './flags.tsx';
import { FurtherSheets } from './further.tsx';
import { Jurors } from './jurors.tsx';
import { Notes } from './notes.tsx';
import { percent, signed } from './numbers.ts';
import { Ranking } from './ranking.tsx';
import { Working } from './working.tsx';

/** What the scores of a round mean and how sure each place is. It decides nothing: a plenary does. */
export function CertaintyPage(props: CertaintyPageProps) {
  const { round, board, errors } = props;
  const found = board.reckoning?.found ?? null;
  return (
    <>
      <RoundHead round={round} tab="certainty" title={t('meaning.title')} />
      <p class="lead">{t('meaning.lead')}</p>
      <ErrorSummary errors={errors} />
      <Asking {...props} />
      {found ? (
        <Told {...props} chosen={found.cut} />
      ) : (
        <>
          <EmptyState title={t('meaning.empty')}>
            <p>{t(board.sheetsNow > 0 ? 'meaning.emptyText' : 'meaning.noSheets')}</p>
          </EmptyState>
          {round.official === 'calibrated' ? <OfficialNumber {...props} /> : null}
        </>
      )}
      <How />
    </>
  );
}

/** For how many places, when it was worked out, and the button that does so anew. */
function Asking({ round, board, boxes, scale, errors }: CertaintyPageProps) {
  const { reckoning, isFresh, sheetsNow } = board;
  if (reckoning?.state === 'waiting') return <Working round={round} finished={false} />;
  return (
    <Section title={t('meaning.ask.title')} onScreenOnly>
      {reckoning?.state === 'failed' ? <Notice tone="danger" title={t('meaning.ask.failed')} level={3} /> : null}
      {reckoning?.doneAt ? (
        <p class="mb-4">
          {t('meaning.ask.done', { at: formatMoment(reckoning.doneAt), n: formatNumber(reckoning.sheets ?? 0) })}
        </p>
      ) : null}
      {reckoning?.found && !isFresh ? (
        <Notice tone="warning" title={t('meaning.ask.stale')} level={3}>
          <p>{t('meaning.ask.staleText', { n: formatNumber(sheetsNow) })}</p>
        </Notice>
      ) : null}
      <Form action={paths.certainty.to(round.id)}>
        <CutFields boxes={boxes} errors={errors} />
        <Checkbox
          name="skala"
          value="ya"
          checked={scale}
          label={t('meaning.field.useScale')}
          hint={t('meaning.hint.useScale')}
          optional
        />
        <FormActions>
          <Button>{t(reckoning?.found ? 'meaning.ask.again' : 'meaning.ask.begin')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

export type ToldProps = CertaintyPageProps & { readonly chosen: number };

function Told(props: ToldProps) {
  const { round, board, chosen, runId, whyNotGive } = props;
  const found = board.reckoning?.found;
  if (!found) return null;
  const { calibration } = found;
  return (
    <>
      <Notes notes={calibration.notes} leftRaw={calibration.leftRaw} board={board} />
      <Numbers {...props} components={calibration.components} />
      <Ranking {...props} />
      <div class="actions">
        <LinkButton look="secondary" href={paths.whatIf.to(round.id, { batas: String(chosen) })}>
          {t('meaning.whatIf.open')}
        </LinkButton>
        <LinkButton look="secondary" href={paths.replay.to(round.id)} download>
          {t('meaning.replay')}
        </LinkButton>
      </div>
      {board.further ? (
        <FurtherSheets
          {...{ round, runId, further: board.further }}
          whyNot={whyNotGive && t(`evaluation.refusal.${whyNotGive}`)}
        />
      ) : null}
      <Jurors jurors={board.jurors} withScale={found.scale} />
      <AgreementTable round={round} found={found.agreement} />
      <Flags round={round} board={board} flags={found.flags} spot={props.spot} />
      <CompositionTable {...props} />
      <ZComparison {...props} />
      <OfficialNumber {...props} />
    </>
  );
}

function Numbers({
  round,
  board,
  doubtful,
  chosen,
  components,
}: ToldProps & { readonly components: Components | null }) {
  const [most, least] = [board.jurors[0], board.jurors.at(-1)];
  const isCutTold = board.islands.some((it) => it.cut !== null);
  return (
    <StatGroup>
      {isCutTold ? (
        <StatNumber
          label={t('meaning.stat.doubt')}
          value={doubtful}
          note={t('meaning.stat.doubtNote', { n: formatNumber(chosen) })}
          href={`${paths.certainty.to(round.id, { lihat: 'ragu' })}#peringkat`}
        />
      ) : null}
      {components ? <Shares components={components} /> : null}
      {most && least && most.se !== null ? (
        <StatNumber
          label={t('meaning.stat.leniency')}
          value={`${signed(most.leniency)} / ${signed(least.leniency)}`}
          note={t('meaning.stat.leniencyNote', { most: most.name, least: least.name })}
          href="#juri"
        />
      ) : null}
    </StatGroup>
  );
}

/** Of all that scores differ by: how much comes from the entries, how much from who happened to read them. */
function Shares({ components }: { readonly components: Components }) {
  const { entry, juror, residual } = components;
  const all = entry + juror + residual;
  if (all <= 0) return null;
  return (
    <>
      <StatNumber label={t('meaning.stat.entry')} value={percent(entry / all)} note={t('meaning.stat.entryNote')} />
      <StatNumber label={t('meaning.stat.juror')} value={percent(juror / all)} note={t('meaning.stat.jurorNote')} />
    </>
  );
}
