import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

/** A state in one or two words; the text says it, the colour only repeats it. */
export function Tag({ tone, children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <strong class={`tag tone-${tone ?? 'neutral'}`}>{children}</strong>;
}
