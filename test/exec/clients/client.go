// Lists the debtors with Go's net/http: go run client.go REQUEST
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	body, err := os.Open(os.Args[1])
	check(err)
	request, err := http.NewRequest("POST", "https://api.nmbrs.nl/soap/v3/DebtorService.asmx", body)
	check(err)
	request.Header.Set("Content-Type", "text/xml; charset=utf-8")
	request.Header.Set("SOAPAction", `"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"`)
	answer, err := http.DefaultClient.Do(request)
	check(err)
	text, err := io.ReadAll(answer.Body)
	check(err)
	fmt.Println(strings.Count(string(text), "<Debtor>"))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
