export type { Row, Rows } from './answer';
export { getRequest } from './answer';
export { readAppointmentAttendance, readSessionAttendance, type Attendance } from './attendance';
export { createBuildMemory, type BuildMemory } from './build-memory';
export {
	createWellnessLivingCaller,
	isWellnessLivingCaller,
	type BusinessScope,
	type WellnessLivingCaller,
} from './caller';
export { everyDay, readClientReport, type ReportedClient } from './client-report';
export { fetchClient, searchClients } from './clients';
export { fetchBusiness, fetchLocation, readLocationBook, readLocations } from './locations';
export { createWellnessLivingPollProfile, wellnessLivingPollProfile } from './poll';
export { fetchPurchaseItem, type PurchaseItem } from './purchase-item';
export { fetchReceipt, readPurchases, type PurchaseLine } from './purchases';
export { toRawRecords } from './report-columns';
export { readReport, type Report, type ReportOptions, type ReportQuestion } from './reports';
export { groupSales, type SaleGroup } from './sale-group';
export { nameSales, type NamedSale } from './sale-names';
export { toReportedSale, type ReportedSale } from './sale-of-rows';
export { readSaleReport, type SaleRow } from './sale-report';
export { toSessionBooking, type StudioBook } from './session-booking';
export { anyUid, readSessions, toSchedule, type Days, type Session } from './sessions';
export { queryText, type QueryValue } from './shapes';
export { fetchStaff, readStaff, staffByKey } from './staff';
export { fetchVisit, readVisits, type Visit, type VisitPointer, type VisitRange } from './visits';
