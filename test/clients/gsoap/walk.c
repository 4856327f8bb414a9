/*
 * Walks Nmbrs 3 with the code that gSOAP generates, and prints what it saw as JSON; build.sh makes it.
 *
 * walk ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "DebtorServiceSoap.nsmap"
#include "operations.h"
#include "soapH.h"

#define ACTIVE_EMPLOYEES 2

static struct soap *soap;
static char *username, *token, *domain;
static char debtor_address[256], company_address[256], employee_address[256];

/* Each service has a header of its own; gSOAP marks it as one that must be understood, so no other may go along. */
static struct soap *debtor_login(char *own_token) {
  static struct debtor__AuthHeaderWithDomain login;
  static struct SOAP_ENV__Header header = {.debtor__AuthHeaderWithDomain = &login};
  login.Username = username;
  login.Token = own_token;
  login.Domain = domain;
  soap->header = &header;
  return soap;
}

static struct soap *company_login(void) {
  static struct company__AuthHeaderWithDomain login;
  static struct SOAP_ENV__Header header = {.company__AuthHeaderWithDomain = &login};
  login.Username = username;
  login.Token = token;
  login.Domain = domain;
  soap->header = &header;
  return soap;
}

static struct soap *employee_login(void) {
  static struct employee__AuthHeaderWithDomain login;
  static struct SOAP_ENV__Header header = {.employee__AuthHeaderWithDomain = &login};
  login.Username = username;
  login.Token = token;
  login.Domain = domain;
  soap->header = &header;
  return soap;
}

/* gSOAP speaks 1.2 when the WSDLs offer both: its table of namespaces names 1.1 as what else is understood. */
static void speak_soap_1_1(void) {
  namespaces[0].ns = "http://schemas.xmlsoap.org/soap/envelope/";
  namespaces[1].ns = "http://schemas.xmlsoap.org/soap/encoding/";
}

/* A call that must succeed. */
static void require(int error) {
  if (error == SOAP_OK) return;
  soap_print_fault(soap, stderr);
  exit(1);
}

static void print_text(FILE *out, const char *text) {
  if (text == NULL) {
    fputs("null", out);
    return;
  }
  fputc('"', out);
  for (; *text; text++) {
    if (*text == '"' || *text == '\\') fputc('\\', out);
    fputc(*text, out);
  }
  fputc('"', out);
}

static void print_field(FILE *out, const char *name, const char *text) {
  fprintf(out, ", \"%s\": ", name);
  print_text(out, text);
}

static void print_day(FILE *out, const char *name, const time_t *moment) {
  char day[16];
  if (moment != NULL) strftime(day, sizeof day, "%Y-%m-%d", localtime(moment));
  print_field(out, name, moment == NULL ? NULL : day);
}

/* A section of the output; its items are written with a comma before all but the first. */
struct section {
  FILE *out;
  char *text;
  size_t length;
};

static struct section new_section(void) {
  struct section section = {0};
  return section;
}

static FILE *next_item(struct section *section) {
  if (section->out == NULL)
    section->out = open_memstream(&section->text, &section->length);
  else
    fputs(", ", section->out);
  return section->out;
}

static void print_section(const char *name, struct section *section) {
  if (section->out != NULL) fclose(section->out);
  printf(", \"%s\": [%s]", name, section->text == NULL ? "" : section->text);
  free(section->text);
}

static struct section debtors, companies, employees, people;

static void see_person(int employee_id) {
  struct _employee__PersonalInfo_USCOREGetCurrent request = {employee_id};
  struct _employee__PersonalInfo_USCOREGetCurrentResponse response;
  require(soap_call___employee__PersonalInfo_USCOREGetCurrent(employee_login(), employee_address, NULL, &request, &response));
  struct employee__PersonalInfo *person = response.PersonalInfo_USCOREGetCurrentResult;
  FILE *out = next_item(&people);
  fprintf(out, "{\"id\": %d", person->Id);
  print_field(out, "firstName", person->FirstName);
  print_field(out, "prefix", person->Prefix);
  print_field(out, "lastName", person->LastName);
  print_field(out, "gender", person->Gender == NULL ? NULL : soap_employee__Gender2s(soap, *person->Gender));
  print_day(out, "birthday", person->Birthday);
  print_day(out, "deceased", person->DeceasedDate);
  fputs("}", out);
}

static void see_employees(int company_id) {
  struct _employee__List_USCOREGetByCompany request = {company_id, ACTIVE_EMPLOYEES};
  struct _employee__List_USCOREGetByCompanyResponse response;
  require(soap_call___employee__List_USCOREGetByCompany(employee_login(), employee_address, NULL, &request, &response));
  struct employee__ArrayOfEmployee *list = response.List_USCOREGetByCompanyResult;
  for (int i = 0; i < list->__sizeEmployee; i++) {
    struct employee__Employee *employee = &list->Employee[i];
    FILE *out = next_item(&employees);
    fprintf(out, "{\"id\": %d, \"number\": %d", employee->Id, employee->Number);
    print_field(out, "name", employee->DisplayName);
    fputs("}", out);
    see_person(employee->Id);
  }
}

static void see_companies(int debtor_id) {
  struct _company__List_USCOREGetByDebtor request = {debtor_id};
  struct _company__List_USCOREGetByDebtorResponse response;
  require(soap_call___company__List_USCOREGetByDebtor(company_login(), company_address, NULL, &request, &response));
  struct company__ArrayOfCompany *list = response.List_USCOREGetByDebtorResult;
  for (int i = 0; i < list->__sizeCompany; i++) {
    struct company__Company *company = &list->Company[i];
    FILE *out = next_item(&companies);
    fprintf(out, "{\"id\": %d, \"number\": %d", company->ID, company->Number);
    print_field(out, "name", company->Name);
    fputs("}", out);
    see_employees(company->ID);
  }
}

static void see_debtors(void) {
  struct _debtor__List_USCOREGetAll request = {};
  struct _debtor__List_USCOREGetAllResponse response;
  require(soap_call___debtor__List_USCOREGetAll(debtor_login(token), debtor_address, NULL, &request, &response));
  struct debtor__ArrayOfDebtor *list = response.List_USCOREGetAllResult;
  for (int i = 0; i < list->__sizeDebtor; i++) {
    struct debtor__Debtor *debtor = &list->Debtor[i];
    FILE *out = next_item(&debtors);
    fprintf(out, "{\"id\": %d", debtor->Id);
    print_field(out, "number", debtor->Number);
    print_field(out, "name", debtor->Name);
    fputs("}", out);
    see_companies(debtor->Id);
  }
}

/* The text of the fault that a call ended in. */
static const char *fault_text(int error) {
  return error == SOAP_OK ? NULL : soap_strdup(soap, soap_fault_string(soap));
}

static const char *wrong_token(void) {
  struct _debtor__List_USCOREGetAll request = {};
  struct _debtor__List_USCOREGetAllResponse response;
  struct soap *login = debtor_login("ffffffffffffffffffffffffffffffff");
  return fault_text(soap_call___debtor__List_USCOREGetAll(login, debtor_address, NULL, &request, &response));
}

static const char *foreign_debtor(int debtor_id) {
  struct _company__List_USCOREGetByDebtor request = {debtor_id};
  struct _company__List_USCOREGetByDebtorResponse response;
  return fault_text(
      soap_call___company__List_USCOREGetByDebtor(company_login(), company_address, NULL, &request, &response));
}

int main(int count, char **arguments) {
  if (count != 8 || strcmp(arguments[2], "v3") != 0) return 2;
  char *address = arguments[1];
  snprintf(debtor_address, sizeof debtor_address, "%s/soap/v3/DebtorService.asmx", address);
  snprintf(company_address, sizeof company_address, "%s/soap/v3/CompanyService.asmx", address);
  snprintf(employee_address, sizeof employee_address, "%s/soap/v3/EmployeeService.asmx", address);
  username = arguments[4];
  token = arguments[5];
  domain = arguments[6];

  if (strcmp(arguments[3], "1.1") == 0) speak_soap_1_1();
  soap = soap_new1(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
  debtors = companies = employees = people = new_section();
  see_debtors();

  printf("{\"operations\": {%s}", OPERATIONS);
  print_section("debtors", &debtors);
  print_section("companies", &companies);
  print_section("employees", &employees);
  print_section("people", &people);
  printf(", \"faults\": {\"wrongToken\": ");
  print_text(stdout, wrong_token());
  print_field(stdout, "foreignDebtor", foreign_debtor(atoi(arguments[7])));
  printf("}}\n");

  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
  return 0;
}
