/** What the site calls itself. */
export const site = {
  title: 'Daily Papers',
  tagline: 'Abstracts, set for reading',
  description:
    'Machine-learning papers, day by day and set for reading: every abstract on a page of its own, its mathematics restored, to search and to print.',
  author: 'Daily Papers',
  /** BCP 47; also the locale for sorting lists and writing dates. */
  language: 'en-GB',
} as const
