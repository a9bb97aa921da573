export { type FoundItem, foundItem, rowOf } from './found.ts';
export { corrected, merged, StepRefused, split, titleFrom } from './operations.ts';
export {
  countStates,
  deleteItems,
  editBySeq,
  editsAfter,
  type ItemPlace,
  type ItemRow,
  insertEdit,
  insertItems,
  itemPlaces,
  itemsByIds,
  itemsOf,
  listEdits,
  moveDeadlines,
  nextOrdinal,
  replaceItems,
  setStates,
} from './store.ts';
export { editView, itemView, orderOf } from './view.ts';
