import type { Refusals } from '../call.ts';

/** With what the operations of EmployeeService refuse a call that was let in; those left out refuse none. */
export const employeeRefusals = {
  PersonalInfo_Get: [2006],
  PersonalInfo_UpdateCurrent: [2030],
  PersonalInfo_Update: [2006, 2011, 2030],

  Children_Insert: [2030],
  Children_InsertBatch: [2030],
  Children_Update: [2030, 2046],
  Child_Delete: [2046],

  Partner_Update: [2030],
  Partner_Delete: [2046],

  Department_UpdateCurrent: [2046],

  Function_UpdateCurrent: [2046],
  Function_Update: [2006, 2011, 2046],

  Manager_Get: [2006],

  BankAccount_GetList: [2006],
  BankAccount_InsertCurrent: [2014, 2015, 2030, 2032],
  BankAccount_Insert: [2006, 2011, 2014, 2015, 2030, 2032],
  BankAccount_DeleteCurrent: [2046],

  Employment_UpdateEmploymentInitialStartDate: [2046],

  Employee_Insert: [2006, 2011],

  Service_Insert: [2006, 2011, 2030],
  Service_Insert2: [2006, 2011, 2030],
  Service_StopCurrent: [2006, 2011, 2030, 2046],
  Service_RemoveOutService: [2011],

  Contract_Delete: [2046],

  Address_GetList: [2006],
  Address_InsertCurrent: [2030],
  Address_Insert: [2006, 2011, 2030],
  Address_Update: [2030, 2046],
  Address_Delete: [2046],

  Absence_Insert: [2030],
  Absence2_Insert: [2030],
  Absence_RecoveryInsert: [2030, 2046],
  Absence_PartialRecoveryInsert: [2030, 2046],

  Leave_Insert: [2022, 2030],
  Leave_Update: [2018, 2022, 2030],
  Leave_Delete: [2018],
  LeaveBalance_GetPerType: [2022],

  EmployeeDocument_UploadDocument: [2030, 2040, 2041, 2047],

  Salary_Get: [2006],
  Salary_GetList: [2006],
  Salary_Update: [2006, 2011, 2030, 2046],
  Salary_UpdateCurrent: [2030, 2046],
  SalaryTable_Insert: [2006, 2011, 2046],
  SalaryTable_InsertCurrent: [2046],

  Reports_GetJournalsReportByEmployee: [2006],

  Reservations_GetList: [2006],

  Salary_GetEstimatedCostPerHour: [2006],

  Schedule_Get: [2006],
  Schedule_GetList: [2006],
  Schedule_Update: [2006, 2011, 2030],
  Schedule_UpdateCurrent: [2030],

  LabourAgreements_Get: [2006],
  LabourAgreements_Update: [2006, 2017],
  LabourAgreements_UpdateCurrent: [2017],

  TimeSchedule_GetListByPeriod: [2006],
  TimeSchedule_AllEmployee_GetListByPeriod: [2006],
  TimeSchedule_Insert: [2006, 2011, 2028, 2029, 2030],
  TimeSchedule_DeleteByID: [2011, 2046],

  TimeRegistration_Insert: [2006, 2011, 2028, 2030, 2037, 2046],
  TimeRegistration_Insert_Batch: [2006, 2011, 2028, 2030, 2037, 2046],
  TimeRegistration_Delete: [2011, 2046],
  TimeRegistration_Clear: [2006, 2011, 2028],

  Employee_InsertBasedOnDefault: [2006, 2011, 2030, 2046],

  WageComponent_Update: [2002, 2006, 2011, 2030, 2037, 2046],
  WageComponent_Delete: [2046],
  WageComponentVar_Get: [2006],
  WageComponentVar_InsertCurrent: [2002, 2030, 2037],
  WageComponentVar_Insert: [2002, 2006, 2011, 2030, 2037],
  WageComponentVar_Insert_Batch: [2002, 2006, 2011, 2030, 2037],
  WageComponentVar_Clear: [2006, 2011],
  WageComponentFixed_Get: [2006],
  WageComponentFixed_InsertCurrent: [2002, 2006, 2030, 2037],
  WageComponentFixed_InsertCurrent_With_End: [2002, 2006, 2030, 2037],
  WageComponentFixed_Insert: [2002, 2006, 2011, 2030, 2037],
  WageComponentFixed_Insert_With_End: [2002, 2006, 2011, 2030, 2037],
  WageComponentFixed_Insert_Batch: [2002, 2006, 2011, 2030, 2037],
  WageComponentFixed_Insert_Batch_With_End: [2002, 2006, 2011, 2030, 2037],
  WageComponentFixed_Stop: [2006, 2011, 2030, 2046],

  HourComponent_Update: [2001, 2006, 2011, 2030, 2037, 2046],
  HourComponent_Delete: [2046],
  HourComponentVar_Get: [2006],
  HourComponentVar_InsertCurrent: [2001, 2030, 2037],
  HourComponentVar_Insert: [2001, 2006, 2011, 2030, 2037],
  HourComponentVar_Insert_Batch: [2001, 2006, 2011, 2030, 2037],
  HourComponentVar_Clear: [2006, 2011],
  HourComponentFixed_Get: [2006],
  HourComponentFixed_InsertCurrent: [2001, 2030, 2037],
  HourComponentFixed_Insert: [2001, 2006, 2011, 2030, 2037],
  HourComponentFixed_Insert_With_End: [2001, 2006, 2011, 2030, 2037],
  HourComponentFixed_Insert_Batch: [2001, 2006, 2011, 2030, 2037],
  HourComponentFixed_Stop: [2006, 2011, 2030, 2046],

  DaysFixed_Get: [2006],
  DaysFixed_SetCurrent: [2030],
  DaysFixed_Set: [2006, 2011, 2030],
  DaysFixed_Set_Batch: [2006, 2011, 2030],
  DaysFixed_Stop: [2006, 2011],
  DaysVar_Get: [2006],
  DaysVar_SetCurrent: [2030],
  DaysVar_Set: [2006, 2011, 2030],
  DaysVar_Set_Batch: [2006, 2011, 2030],

  WageTax_Get: [2006],
  WageTax_UpdateCurrent: [2030],
  WageTax_Update: [2006, 2011, 2030],

  CostCenter_Get: [2006],
  CostCenter_GetAllEmployeesByCompany: [2006],
  CostCenter_UpdateCurrent: [2030, 2037, 2038, 2039],
  CostCenter_Update: [2006, 2011, 2030, 2037, 2038, 2039],

  LeaseCar_Get: [2006],
  LeaseCar_GetList: [2006],
  LeaseCar_GetAll_EmployeesByCompany: [2006],
  LeaseCar2_GetAll_EmployeesByCompany: [2006],
  LeaseCar_Insert: [2006, 2011, 2030],
  LeaseCar_InsertCurrent: [2030],
  LeaseCar_Stop: [2006, 2011, 2046],
  LeaseCar_Delete: [2046],

  Levensloop_Insert: [2006, 2011, 2030],
  Levensloop_Stop: [2006, 2011, 2046],
  Levensloop_Delete: [2046],
  Levensloop_Get: [2006],

  Spaarloon_Insert: [2006, 2011, 2030],
  Spaarloon_Stop: [2006, 2011, 2046],
  Spaarloon_Delete: [2046],
  Spaarloon_Get: [2006],
  Spaarloon_GetList: [2006],

  Contract_Insert: [2006, 2011, 2030],
  Contract_InsertCurrentPeriod: [2006, 2011, 2030],
  Contract_Update: [2011, 2030, 2046],

  Employee_InsertByEmployeeType: [2006, 2011, 2030],

  ScheduleCalendar_Get: [2006],

  Employee_Transition: [2030],

  EndServiceReason_GetListByYear: [2006],

  DaysVarWorked_Get: [2006],
  DaysVarWorked_SetCurrent: [2030],
  DaysVarWorked_Set: [2006, 2011, 2030],

  AbsenceNotification_Insert: [2030, 2046],

  EmployeeDocument_UploadDocumentFull: [2030, 2040, 2041, 2047],

  SVW_Get: [2006],
  SVW_UpdateCurrent: [2030],
  SVW_Update: [2006, 2011, 2030],

  WageTax_Get_SE: [2006],
  WageTax_Update_SE: [2006, 2011, 2033, 2034, 2035, 2036],

  Contract_Insert_v2: [2006, 2011, 2030],
  Contract_InsertCurrentPeriod_v2: [2006, 2011, 2030],

  TimeRegistration_Delete_Batch: [2011, 2030, 2046],
} satisfies Refusals<'EmployeeService'>;
