/** What a workbook of ketaplan says of itself where a rate or a time is not the planned one. */
export const CHANGED = 'changed since planned'
