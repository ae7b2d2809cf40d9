/**
 * What a criterion is worth. A reference is worth more than day and counterparty together, so that a pair tied by one
 * never loses to a pair that is not; equal amounts are a condition and give the same to every pair.
 */
export const POINTS = {
  uetr: 400,
  end_to_end_id: 350,
  instruction_id: 320,
  reference: 310,
  /** For each further reference that agrees; all references together are worth no more than 400. */
  further_reference: 25,
  references: 400,
  amount: 300,
  /** The same day; less for each day between. */
  same_day: 150,
  day_between: 25,
  counterparty_account: 150,
  /** Equal names; similar ones in proportion. */
  counterparty_name: 120,
  /** Both sides name a counterparty, and the names have little in common. */
  counterparty_differs: -200,
  account_differs: -100,
} as const;

export const MAX_SCORE = 1000;

/** Similarity of names, of 1000, below which they are taken for different ones. */
export const SIMILAR_NAME = 550;
