import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { EditionDocument } from '../model/document.ts';
import type { EditionStage } from '../model/stages.ts';
import { stageAt } from '../rules/calendar.ts';
import { stageName, told } from '../wording.ts';

/** The stages with their moments, the present one marked. */
export function Calendar({ document, now }: { readonly document: EditionDocument; readonly now: Date }) {
  const present = stageAt(document, now);
  const isOn = (stage: EditionStage) => stage === present || isBetween(stage, now);
  const rows = document.stages.map((stage) => ({
    key: stage.kind,
    marked: isOn(stage),
    cells: [<Name stage={stage} isPresent={isOn(stage)} />, momentText(stage.opens), closesText(stage)],
  }));
  const columns = [t('edition.field.stage'), t('edition.field.opens'), t('edition.field.closes')];
  return (
    <Table caption={t('edition.calendar')} captionHidden columns={columns.map((label) => ({ label }))} rows={rows} />
  );
}

/** Stages may run beside each other, such as the check of what came in while more comes in. */
function isBetween({ opens, closes }: EditionStage, now: Date): boolean {
  return opens !== null && closes !== null && new Date(opens) <= now && now < new Date(closes);
}

function Name({ stage, isPresent }: { readonly stage: EditionStage; readonly isPresent: boolean }) {
  const note = told(stage, 'note');
  return (
    <>
      {stageName(stage.kind)} {isPresent ? <Tag tone="success">{t('edition.now')}</Tag> : null}
      {note === '' ? null : (
        <div class="muted font-normal">
          <DescriptionText text={note} />
        </div>
      )}
    </>
  );
}

const momentText = (iso: string | null) => (iso === null ? t('edition.value.later') : formatMoment(new Date(iso)));
const closesText = ({ opens, closes }: EditionStage) => (closes === null && opens !== null ? '–' : momentText(closes));
