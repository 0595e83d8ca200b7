import type { ComponentChildren } from 'preact';

export type SectionProps = {
  readonly title: string;
  readonly id?: string;
  /** A link at the end of the heading's line. */
  readonly action?: { readonly text: string; readonly href: string };
  readonly level?: 2 | 3;
  /** Of deeds and ways on, which are no use on paper. */
  readonly onScreenOnly?: boolean;
  readonly children: ComponentChildren;
};

/** A part of a page under its heading. */
export function Section({ title, id, action, level = 2, onScreenOnly = false, children }: SectionProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section class={onScreenOnly ? 'section print:hidden' : 'section'} id={id}>
      <div class="section-head">
        <Title>{title}</Title>
        {action ? <a href={action.href}>{action.text}</a> : null}
      </div>
      {children}
    </section>
  );
}

export type SideLayoutProps = {
  readonly side: ComponentChildren;
  readonly children: ComponentChildren;
  /** Where the side stands on a phone; `before` for filters, `after` for facts. */
  readonly phone?: 'before' | 'after';
};

/** Main part beside a narrow one: filters on the left, facts on the right; under each other on a phone. */
export function SideLayout({ side, children, phone = 'before' }: SideLayoutProps) {
  return (
    <div class={`with-side side-${phone}`}>
      {phone === 'before' ? <div class="side">{side}</div> : null}
      <div class="beside">{children}</div>
      {phone === 'after' ? <div class="side">{side}</div> : null}
    </div>
  );
}

/** Running text made by us or by Markdown: headings, paragraphs and lists with their rhythm. */
export function Prose({ children }: { readonly children: ComponentChildren }) {
  return <div class="prose">{children}</div>;
}
