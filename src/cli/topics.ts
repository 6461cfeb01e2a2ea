/** What `ketaplan help` explains beside the commands. */
export const TOPICS = ['guard', 'csv', 'exit-codes'] as const
export type Topic = (typeof TOPICS)[number]
