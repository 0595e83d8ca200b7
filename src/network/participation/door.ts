/** Where those beside and above begin something, handed in by the app; null where nothing does yet. */
export type Links = { readonly invite: string; readonly compete: string | null; readonly clinic: string | null };
