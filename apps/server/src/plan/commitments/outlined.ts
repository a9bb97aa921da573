/** What a commitment is made from: a finding of the document, or a heading that holds others together. */
export interface OutlinedItem {
  readonly kind: string;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly front: number | null;
  readonly parent: number | null;
  readonly item: {
    readonly id: string;
    readonly quantity: unknown;
    readonly rhythm: unknown;
    readonly dueText: string | null;
    readonly dueOn: string | null;
    readonly owner: unknown;
    readonly strength: string | null;
  } | null;
}
