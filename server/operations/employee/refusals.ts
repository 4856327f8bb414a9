import type { Refusals } from '../call.ts';

/** With what the operations of EmployeeService refuse a call that was let in; those left out refuse none. */
export const employeeRefusals = {
  PersonalInfo_Get: ['InvalidPeriod'],
  PersonalInfo_UpdateCurrent: ['InvalidSetOfValues'],
  PersonalInfo_Update: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  Children_Insert: ['InvalidSetOfValues'],
  Children_InsertBatch: ['InvalidSetOfValues'],
  Children_Update: ['InvalidSetOfValues', 'NotFound'],
  Child_Delete: ['NotFound'],

  Partner_Update: ['InvalidSetOfValues'],
  Partner_Delete: ['NotFound'],

  Department_UpdateCurrent: ['NotFound'],

  Function_UpdateCurrent: ['NotFound'],
  Function_Update: ['InvalidPeriod', 'ProtectedMode', 'NotFound'],

  Manager_Get: ['InvalidPeriod'],

  BankAccount_GetList: ['InvalidPeriod'],
  BankAccount_InsertCurrent: ['InvalidIban', 'InvalidAccountNumber', 'InvalidSetOfValues', 'IbanRequired'],
  BankAccount_Insert: [
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidIban',
    'InvalidAccountNumber',
    'InvalidSetOfValues',
    'IbanRequired',
  ],
  BankAccount_DeleteCurrent: ['NotFound'],

  Employment_UpdateEmploymentInitialStartDate: ['NotFound'],

  Employee_Insert: ['InvalidPeriod', 'ProtectedMode'],

  Service_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Service_Insert2: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Service_StopCurrent: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],
  Service_RemoveOutService: ['ProtectedMode'],

  Contract_Delete: ['NotFound'],

  Address_GetList: ['InvalidPeriod'],
  Address_InsertCurrent: ['InvalidSetOfValues'],
  Address_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Address_Update: ['InvalidSetOfValues', 'NotFound'],
  Address_Delete: ['NotFound'],

  Absence_Insert: ['InvalidSetOfValues'],
  Absence2_Insert: ['InvalidSetOfValues'],
  Absence_RecoveryInsert: ['InvalidSetOfValues', 'NotFound'],
  Absence_PartialRecoveryInsert: ['InvalidSetOfValues', 'NotFound'],

  Leave_Insert: ['InvalidLeaveType', 'InvalidSetOfValues'],
  Leave_Update: ['InvalidLeave', 'InvalidLeaveType', 'InvalidSetOfValues'],
  Leave_Delete: ['InvalidLeave'],
  LeaveBalance_GetPerType: ['InvalidLeaveType'],

  EmployeeDocument_UploadDocument: [
    'InvalidSetOfValues',
    'FileExtensionRequired',
    'FileTooLarge',
    'InvalidDocumentType',
  ],

  Salary_Get: ['InvalidPeriod'],
  Salary_GetList: ['InvalidPeriod'],
  Salary_Update: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],
  Salary_UpdateCurrent: ['InvalidSetOfValues', 'NotFound'],
  SalaryTable_Insert: ['InvalidPeriod', 'ProtectedMode', 'NotFound'],
  SalaryTable_InsertCurrent: ['NotFound'],

  Reports_GetJournalsReportByEmployee: ['InvalidPeriod'],

  Reservations_GetList: ['InvalidPeriod'],

  Salary_GetEstimatedCostPerHour: ['InvalidPeriod'],

  Schedule_Get: ['InvalidPeriod'],
  Schedule_GetList: ['InvalidPeriod'],
  Schedule_Update: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Schedule_UpdateCurrent: ['InvalidSetOfValues'],

  LabourAgreements_Get: ['InvalidPeriod'],
  LabourAgreements_Update: ['InvalidPeriod', 'InvalidLabourAgreement'],
  LabourAgreements_UpdateCurrent: ['InvalidLabourAgreement'],

  TimeSchedule_GetListByPeriod: ['InvalidPeriod'],
  TimeSchedule_AllEmployee_GetListByPeriod: ['InvalidPeriod'],
  TimeSchedule_Insert: [
    'InvalidPeriod',
    'ProtectedMode',
    'StartAfterEnd',
    'OverlappingTimeSlots',
    'InvalidSetOfValues',
  ],
  TimeSchedule_DeleteByID: ['ProtectedMode', 'NotFound'],

  TimeRegistration_Insert: [
    'InvalidPeriod',
    'ProtectedMode',
    'StartAfterEnd',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'NotFound',
  ],
  TimeRegistration_Insert_Batch: [
    'InvalidPeriod',
    'ProtectedMode',
    'StartAfterEnd',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'NotFound',
  ],
  TimeRegistration_Delete: ['ProtectedMode', 'NotFound'],
  TimeRegistration_Clear: ['InvalidPeriod', 'ProtectedMode', 'StartAfterEnd'],

  Employee_InsertBasedOnDefault: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],

  WageComponent_Update: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'NotFound',
  ],
  WageComponent_Delete: ['NotFound'],
  WageComponentVar_Get: ['InvalidPeriod'],
  WageComponentVar_InsertCurrent: ['InvalidWageComponent', 'InvalidSetOfValues', 'InvalidCostCenterId'],
  WageComponentVar_Insert: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentVar_Insert_Batch: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentVar_Clear: ['InvalidPeriod', 'ProtectedMode'],
  WageComponentFixed_Get: ['InvalidPeriod'],
  WageComponentFixed_InsertCurrent: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_InsertCurrent_With_End: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_Insert: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_Insert_With_End: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_Insert_Batch: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_Insert_Batch_With_End: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  WageComponentFixed_Stop: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],

  HourComponent_Update: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'NotFound',
  ],
  HourComponent_Delete: ['NotFound'],
  HourComponentVar_Get: ['InvalidPeriod'],
  HourComponentVar_InsertCurrent: ['InvalidHourComponent', 'InvalidSetOfValues', 'InvalidCostCenterId'],
  HourComponentVar_Insert: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  HourComponentVar_Insert_Batch: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  HourComponentVar_Clear: ['InvalidPeriod', 'ProtectedMode'],
  HourComponentFixed_Get: ['InvalidPeriod'],
  HourComponentFixed_InsertCurrent: ['InvalidHourComponent', 'InvalidSetOfValues', 'InvalidCostCenterId'],
  HourComponentFixed_Insert: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  HourComponentFixed_Insert_With_End: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  HourComponentFixed_Insert_Batch: [
    'InvalidHourComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
  ],
  HourComponentFixed_Stop: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],

  DaysFixed_Get: ['InvalidPeriod'],
  DaysFixed_SetCurrent: ['InvalidSetOfValues'],
  DaysFixed_Set: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  DaysFixed_Set_Batch: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  DaysFixed_Stop: ['InvalidPeriod', 'ProtectedMode'],
  DaysVar_Get: ['InvalidPeriod'],
  DaysVar_SetCurrent: ['InvalidSetOfValues'],
  DaysVar_Set: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  DaysVar_Set_Batch: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  WageTax_Get: ['InvalidPeriod'],
  WageTax_UpdateCurrent: ['InvalidSetOfValues'],
  WageTax_Update: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  CostCenter_Get: ['InvalidPeriod'],
  CostCenter_GetAllEmployeesByCompany: ['InvalidPeriod'],
  CostCenter_UpdateCurrent: [
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'InvalidCostCenterCode',
    'DuplicatedCostCenterCode',
  ],
  CostCenter_Update: [
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
    'InvalidCostCenterId',
    'InvalidCostCenterCode',
    'DuplicatedCostCenterCode',
  ],

  LeaseCar_Get: ['InvalidPeriod'],
  LeaseCar_GetList: ['InvalidPeriod'],
  LeaseCar_GetAll_EmployeesByCompany: ['InvalidPeriod'],
  LeaseCar2_GetAll_EmployeesByCompany: ['InvalidPeriod'],
  LeaseCar_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  LeaseCar_InsertCurrent: ['InvalidSetOfValues'],
  LeaseCar_Stop: ['InvalidPeriod', 'ProtectedMode', 'NotFound'],
  LeaseCar_Delete: ['NotFound'],

  Levensloop_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Levensloop_Stop: ['InvalidPeriod', 'ProtectedMode', 'NotFound'],
  Levensloop_Delete: ['NotFound'],
  Levensloop_Get: ['InvalidPeriod'],

  Spaarloon_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Spaarloon_Stop: ['InvalidPeriod', 'ProtectedMode', 'NotFound'],
  Spaarloon_Delete: ['NotFound'],
  Spaarloon_Get: ['InvalidPeriod'],
  Spaarloon_GetList: ['InvalidPeriod'],

  Contract_Insert: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Contract_InsertCurrentPeriod: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Contract_Update: ['ProtectedMode', 'InvalidSetOfValues', 'NotFound'],

  Employee_InsertByEmployeeType: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  ScheduleCalendar_Get: ['InvalidPeriod'],

  Employee_Transition: ['InvalidSetOfValues'],

  EndServiceReason_GetListByYear: ['InvalidPeriod'],

  DaysVarWorked_Get: ['InvalidPeriod'],
  DaysVarWorked_SetCurrent: ['InvalidSetOfValues'],
  DaysVarWorked_Set: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  AbsenceNotification_Insert: ['InvalidSetOfValues', 'NotFound'],

  EmployeeDocument_UploadDocumentFull: [
    'InvalidSetOfValues',
    'FileExtensionRequired',
    'FileTooLarge',
    'InvalidDocumentType',
  ],

  SVW_Get: ['InvalidPeriod'],
  SVW_UpdateCurrent: ['InvalidSetOfValues'],
  SVW_Update: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  WageTax_Get_SE: ['InvalidPeriod'],
  WageTax_Update_SE: [
    'InvalidPeriod',
    'ProtectedMode',
    'TaxTypeRequired',
    'InvalidTaxType',
    'TaxFormRequired',
    'InvalidTaxForm',
  ],

  Contract_Insert_v2: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  Contract_InsertCurrentPeriod_v2: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],

  TimeRegistration_Delete_Batch: ['ProtectedMode', 'InvalidSetOfValues', 'NotFound'],
} satisfies Refusals<'EmployeeService'>;
