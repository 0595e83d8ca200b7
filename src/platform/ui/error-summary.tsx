import { t } from '#platform/i18n/i18n.ts';
import { type FieldErrors, fieldId } from './field.tsx';

/** The page title when its form was refused: screen readers hear it first. */
export function errorTitle(title: string): string {
  return `${t('platform.errors.prefix')} ${title}`;
}

export type ErrorSummaryProps = {
  readonly errors: FieldErrors;
  readonly title?: string;
  /** Field name → id of its control, where it is not `fieldId(name)`; '' for a fault of the whole form. */
  readonly ids?: Readonly<Record<string, string>>;
};

/** All errors of a form at its top, each a link to its field; nothing when there is none. The key '' is no link. */
export function ErrorSummary({ errors, title, ids }: ErrorSummaryProps) {
  const faults = Object.entries(errors);
  if (faults.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} autofocus data-focus>
      <h2 id="error-summary-title">{title ?? t('platform.errors.title')}</h2>
      <ul>
        {faults.map(([name, text]) => {
          const id = ids?.[name] ?? (name === '' ? '' : fieldId(name));
          return <li key={name}>{id === '' ? text : <a href={`#${id}`}>{text}</a>}</li>;
        })}
      </ul>
    </div>
  );
}
