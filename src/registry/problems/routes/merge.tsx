import { emptyForm, type FormValues } from '#platform/http/form.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type Box, choiceBox, openPlaces } from '../../drafts/choices.ts';
import { SEEN } from '../../drafts/form.ts';
import { lastEdit, problemAt } from '../../drafts/queries/problem-revisions.ts';
import type { ShownClash, ShownSide } from '../../drafts/views/clash-field.tsx';
import { MergePage } from '../../drafts/views/merge-page.tsx';
import { paths } from '../../paths.ts';
import { mixText } from '../../rules/mix-text.ts';
import { contentOf } from '../actions/write.ts';
import { mergeProblem } from '../merge.ts';
import type { ProblemContent, ShownProblem } from '../model.ts';
import { boxLabel } from '../views/labels.ts';
import { boxText } from '../views/problem-fields.tsx';
import { formOfProblem, problemBoxes } from './problem-form.ts';
import { type ProblemVisit, trailOf, workPage } from './visit.tsx';

export type TornProblem = {
  /** As it stands now. */
  readonly problem: ShownProblem;
  readonly typed: ProblemContent;
  /** The revision that the typed text began from. */
  readonly root: number;
  /** When the draft was kept that holds what was typed. */
  readonly seen: Date | null;
};

type Forms = { readonly base: FormValues | null; readonly stored: FormValues; readonly typed: FormValues };

/** The page on which one chooses between what somebody else saved and what one typed; null when nothing clashes. */
export async function problemMergePage(
  visit: ProblemVisit,
  { problem, typed, root, seen }: TornProblem,
  form: FormValues = emptyForm,
): Promise<Answer | null> {
  const { conn } = visit.db;
  const base = await problemAt(conn, problem, root);
  const stored = contentOf(problem);
  const merge = mergeProblem({ base, stored, typed });
  if (merge.clashes.length === 0) return null;
  const last = await lastEdit(conn, problem, root);
  const errors = Object.fromEntries(openPlaces(form).map((path) => [choiceBox(path), t('drafts.merge.choose')]));
  const told = (content: ProblemContent) => formOfProblem(content, visit.locale);
  const forms = { base: base && told(base), stored: told(stored), typed: told(typed) };
  const asked = merge.clashes.map(({ path }) => path);
  return workPage(
    {
      title: t('drafts.merge.title'),
      trail: trailOf(problem),
      width: 'wide',
      status: Object.keys(errors).length > 0 ? 422 : 409,
      body: (
        <MergePage
          kicker={problem.title}
          action={paths.editProblem.to(problem.id)}
          leave={paths.editProblem.to(problem.id)}
          clashes={asked.map((path) => withSave(shownClash(path, forms), last))}
          last={last}
          theirs={merge.theirs.map(boxLabel)}
          boxes={settled(told(merge.merged), asked)}
          revision={problem.revision}
          root={root}
          form={form}
          errors={errors}
        >
          <HiddenField name={SEEN} value={seen?.toISOString() ?? ''} />
        </MergePage>
      ),
    },
    errors,
  );
}

function withSave(clash: ShownClash, last: { readonly by: string | null; readonly at: Date } | null): ShownClash {
  return last ? { ...clash, stored: { ...clash.stored, ...last } } : clash;
}

/** The boxes about which nobody has to choose. */
function settled(form: FormValues, asked: readonly string[]): readonly Box[] {
  return problemBoxes.filter((box) => !asked.includes(box)).map((box) => [box, form.get(box)] as const);
}

const texts: readonly string[] = ['judul', 'sakit', 'siapa', 'sejak', 'indikator', 'sumber'];

function shownClash(path: string, { base, stored, typed }: Forms): ShownClash {
  const side = (form: FormValues): ShownSide => ({ text: boxText(form, path), boxes: [[path, form.get(path)]] });
  const before = base && boxText(base, path);
  const mixed = texts.includes(path) ? mixText(before ?? '', boxText(stored, path), boxText(typed, path)) : null;
  return { path, label: boxLabel(path), base: before, stored: side(stored), typed: side(typed), mixed, both: false };
}
