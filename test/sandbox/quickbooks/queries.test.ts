import { beforeEach, describe, expect, it } from 'vitest';
import { goodJournal, goodReceipt, itemLine, openStudio, receipt, type Studio } from './bodies';
import { codeOf, quickBooksBench, rowsOf } from './client';

const bench = quickBooksBench();
let studio: Studio;
beforeEach(async () => {
	studio = await openStudio(bench);
	for (const number of ['ZD-PIER-260704-1', 'ZD-PIER-260704-2', 'ZD-PIER-260705-1'])
		await bench.post('/journalentry', goodJournal(studio, { DocNumber: number, TxnDate: dayOf(number) }));
});

const dayOf = (number: string) => `20${number.slice(8, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
const numbers = async (statement: string) =>
	rowsOf(await bench.query(statement), 'JournalEntry').map(({ DocNumber }) => DocNumber);

describe('a question to the company', () => {
	const day1 = ['ZD-PIER-260704-1', 'ZD-PIER-260704-2'];
	const cases: readonly [title: string, rest: string, found: readonly string[]][] = [
		['by prefix', "where DocNumber like 'ZD-PIER-260704-%' orderby DocNumber", day1],
		['newest first unless it asks', "where DocNumber like '%-PIER-260704-%'", [...day1].reverse()],
		['by number', "where DocNumber = 'ZD-PIER-260704-2'", ['ZD-PIER-260704-2']],
		['by a list of numbers', "WHERE DocNumber IN ('ZD-PIER-260704-1', 'none') ", ['ZD-PIER-260704-1']],
		['by day', "where TxnDate >= '2026-07-04' and TxnDate < '2026-07-05' order by DocNumber asc", day1],
		['by day and number', "where TxnDate = '2026-07-05' AND DocNumber like '%-1'", ['ZD-PIER-260705-1']],
		['ordered', 'orderby DocNumber desc maxresults 1', ['ZD-PIER-260705-1']],
		['page by page', 'orderby Id startposition 2 maxresults 1', ['ZD-PIER-260704-2']],
		['in whatever case', "where DocNumber like 'zd-pier-260705%'", ['ZD-PIER-260705-1']],
		['a dot is no wild card', "where DocNumber like 'ZD.%'", []],
		['a wild card only where it stands', "where DocNumber like 'PIER%'", []],
	];
	it.each(cases)('%s', async (_title, rest, found) => {
		expect(await numbers(`select * from JournalEntry ${rest}`)).toEqual(found);
	});

	it('that finds nothing is answered without a list', async () => {
		const { body } = await bench.query("select * from JournalEntry where DocNumber = 'none'");
		expect(body).toMatchObject({ QueryResponse: {} });
		expect(Object.keys(Object(Object(body).QueryResponse))).toEqual([]);
	});

	it('for some columns is answered with these', async () => {
		const [row] = rowsOf(
			await bench.query('select DocNumber, MetaData.CreateTime from JournalEntry orderby Id maxresults 1'),
			'JournalEntry',
		);
		expect(Object.keys(row ?? {}).sort()).toEqual(['DocNumber', 'MetaData', 'domain', 'sparse']);
	});

	it('for a count is answered with a number', async () => {
		const reply = await bench.query('select count(*) from journalentry');
		expect(reply.body).toMatchObject({ QueryResponse: { totalCount: 3 } });
	});

	it('gives a hundred rows unless it asks for more, and says how many', async () => {
		for (let n = 0; n < 4; n += 1)
			await bench.batch(
				Array.from({ length: 30 }, (_, item) => ({
					bId: `i${item}`,
					operation: 'create',
					Customer: { DisplayName: `Guest ${n}-${item}` },
				})),
			);
		const few = await bench.query('select * from Customer');
		expect(few.body).toMatchObject({ QueryResponse: { startPosition: 1, maxResults: 100 } });
		const all = await bench.query('select Id from Customer maxresults 1000');
		expect(rowsOf(all, 'Customer')).toHaveLength(121);
	});

	it('takes a quote behind a backslash', async () => {
		await bench.make('/customer', { DisplayName: "Jo O'Neil (ZN-5)" });
		const reply = await bench.query("select * from Customer where DisplayName = 'jo o\\'neil (ZN-5)'");
		expect(rowsOf(reply, 'Customer')).toHaveLength(1);
	});

	it('does not see what is switched off unless it says so', async () => {
		await bench.post('/account', { Id: studio.tips, SyncToken: '0', sparse: true, Active: false });
		const found = async (rest: string) =>
			rowsOf(await bench.query(`select * from Account where Name = 'Tips Owed'${rest}`), 'Account').length;
		expect([await found(''), await found(' and Active in (true, false)')]).toEqual([0, 1]);
		expect([await found(' and Active = false'), await found(' and Active = true')]).toEqual([1, 0]);
	});

	it('compares amounts as numbers, references by id', async () => {
		const CustomerRef = { value: studio.customer };
		await bench.post('/salesreceipt', goodReceipt(studio, { CustomerRef }));
		await bench.post('/salesreceipt', receipt([itemLine(studio.massage, 9)], { DocNumber: 'ZN-PIER-311' }));
		const found = async (condition: string) =>
			rowsOf(await bench.query(`select DocNumber from SalesReceipt where ${condition}`), 'SalesReceipt');
		expect(await found("TotalAmt > '10'")).toMatchObject([{ DocNumber: 'ZN-PIER-310' }]);
		expect(await found(`CustomerRef = '${studio.customer}'`)).toHaveLength(1);
	});

	it('may come in the body', async () => {
		const headers = { 'content-type': 'application/text' };
		const answer = await bench.http().post('/query', 'select count(*) from JournalEntry', { headers });
		expect([answer.status, answer.data]).toMatchObject([200, { QueryResponse: { totalCount: 3 } }]);
	});
});

describe('a question is refused', () => {
	const cases: readonly [title: string, statement: string, code: string][] = [
		['with OR', "select * from Account where Name = 'a' or Name = 'b'", '4000'],
		['with brackets', "select * from Account where (Name = 'a')", '4000'],
		['with a quote that is not closed', "select * from Account where Name = 'a", '4000'],
		['with a quote that is doubled', "select * from Account where Name = 'O''Neil'", '4000'],
		['with a value without quotes', 'select * from Account where Name = Sales', '4000'],
		['with its pages in the wrong order', 'select * from Account maxresults 5 startposition 1', '4000'],
		['about a column that is none', "select * from Account where Nam = 'a'", '4001'],
		['about a memo', "select * from JournalEntry where PrivateNote = 'a'", '4001'],
		['about a location', "select * from SalesReceipt where DepartmentRef = '1'", '4001'],
		['about the total of a journal entry', "select * from JournalEntry where TotalAmt > '1'", '4001'],
		['for a column that is none', 'select Id, Txn from JournalEntry', '4001'],
		['for a kind that is none', 'select * from Horse', '4001'],
		['for more than a thousand rows', 'select * from Account maxresults 1001', '4001'],
		['from row zero', 'select * from Account startposition 0', '4001'],
	];
	it.each(cases)('%s', async (_title, statement, code) => {
		const reply = await bench.query(statement);
		expect([reply.status, codeOf(reply.body)]).toEqual([400, code]);
	});
});
