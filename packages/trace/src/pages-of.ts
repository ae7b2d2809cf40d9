import type { ListOptions, Page } from "@green-ledger/domain";

const PAGE = 1000;

/** All rows of a list, page by page. */
export async function* pagesOf<Row>(
  list: (options: ListOptions) => Promise<Page<Row>>,
): AsyncGenerator<Row[]> {
  let page = await list({ limit: PAGE });
  yield page.rows;
  while (page.next !== null) {
    page = await list({ limit: PAGE, after: page.next });
    yield page.rows;
  }
}
