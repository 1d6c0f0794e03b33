/** What a chart shows, as a table: read by screen readers in the chart's place. */
export function TableTwin(props: {
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  return (
    <table className="sr-only">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawn chart have no other identity
          <tr key={line}>
            {row.map((cell, index) => (
              <td key={props.heads[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
