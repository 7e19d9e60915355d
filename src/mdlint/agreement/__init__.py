"""Compares tables with other pages and with files: the part of the project stage that is about tables.

It works on the facts of tables that the page stage has made. Its result does not depend on the order of pages. Its
modules:

- `keywords`, `data_files`: run the keywords of schemas that compare tables; read data files for them;
- `consistent`: compares rows with the same key;
- `languages`, `page_pairs`: find the translations of a page;
- `written`, `figures`, `alikeness`, `translations`: the tables of a page, their numbers, which of them are pairs, and
  what differs;
- `partners`: runs these for all pages.
"""
