import type { ListOptions, Page } from "./reader.ts";

type List<Row> = (options: ListOptions) => Promise<Page<Row>>;

/** All rows of a list, page by page: for whoever may need only the first of them. */
export async function* pagesOf<Row>(list: List<Row>, pageSize = 1_000): AsyncGenerator<Row[], void> {
  let page = await list({ limit: pageSize });
  yield page.rows;
  while (page.next !== null) {
    page = await list({ limit: pageSize, after: page.next });
    yield page.rows;
  }
}

/** All rows of a list. */
export async function allOf<Row>(list: List<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pagesOf(list)) rows.push(...page);
  return rows;
}
