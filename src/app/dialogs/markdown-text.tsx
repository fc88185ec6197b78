// Markdown as elements: what the folder texts use of it. HTML in it is shown as the text it is.
import { marked, type Token, type Tokens } from 'marked';
import { Children, type ReactNode } from 'react';

/** The first heading is left out: it repeats the title. */
export function MarkdownText({ source }: { readonly source: string }) {
  const tokens = marked.lexer(source).filter((token, i) => i > 0 || token.type !== 'heading');
  return <Blocks tokens={tokens} />;
}

function Blocks({ tokens }: { readonly tokens: readonly Token[] }): ReactNode {
  return keyed(tokens, blockOf);
}

function Inline({ tokens }: { readonly tokens: readonly Token[] | undefined }): ReactNode {
  return keyed(tokens ?? [], inlineOf);
}

/** Texts don't change while they are shown: a token's place is its key. */
function keyed(tokens: readonly Token[], make: (token: Token) => ReactNode): ReactNode {
  return Children.toArray(tokens.map(make));
}

function blockOf(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return token.depth <= 2 ? (
        <h3>
          <Inline tokens={token.tokens} />
        </h3>
      ) : (
        <h4>
          <Inline tokens={token.tokens} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Inline tokens={token.tokens} />
        </p>
      );
    case 'list':
      return <List list={token as Tokens.List} />;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'blockquote':
      return <blockquote>{<Blocks tokens={token.tokens ?? []} />}</blockquote>;
    case 'table':
      return <Table table={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'text':
      return token.tokens ? <Inline tokens={token.tokens} /> : token.text;
    default:
      return token.raw;
  }
}

function List({ list }: { readonly list: Tokens.List }) {
  const items = list.items.map((item) => (
    <li key={item.raw}>
      <Blocks tokens={item.tokens} />
    </li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { readonly table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell) =>
            cell.text === '' ? (
              <td key="corner" />
            ) : (
              <th key={cell.text} scope="col">
                <Inline tokens={cell.tokens} />
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map((cell) => cell.text).join('|')}>
            {row.map((cell, column) => (
              <td
                key={`${table.header[column].text} ${cell.text}`}
                data-column={table.header[column].text}
              >
                <Inline tokens={cell.tokens} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inlineOf(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong>
          <Inline tokens={token.tokens} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} />
        </em>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link link={token as Tokens.Link} />;
    case 'escape':
    case 'text':
      return token.text;
    default:
      return token.raw;
  }
}

function Link({ link }: { readonly link: Tokens.Link }) {
  if (!/^https?:\/\//.test(link.href)) return <Inline tokens={link.tokens} />;
  return (
    <a href={link.href} target="_blank" rel="noreferrer">
      <Inline tokens={link.tokens} />
    </a>
  );
}
