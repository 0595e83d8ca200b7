import type { ComponentChildren } from 'preact';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';

export type TextPart = { readonly title: PlainKey; readonly text: PlainKey };

/** A page of plain text in parts: each part has a heading and paragraphs parted by empty lines. */
export function TextPage(props: {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly TextPart[];
  readonly actions?: ComponentChildren;
}) {
  return (
    <>
      <PageHeader title={props.title} lead={props.lead} actions={props.actions} />
      {props.parts.map((part) => (
        <section key={part.title} class="mt-8">
          <h2>{t(part.title)}</h2>
          {t(part.text)
            .split('\n\n')
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </section>
      ))}
    </>
  );
}
