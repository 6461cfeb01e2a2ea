"""Workbooks as people make them. LibreOffice then stores the value of each formula."""
import sys
from datetime import date, datetime, time, timedelta
from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
out = sys.argv[1]

def sheet(title='Sheet1'):
    wb = Workbook(); ws = wb.active; ws.title = title
    return wb, ws

def rates(ws, typed=None, wrong=None, row0=1):
    ws.append(['Hour', 'Time', 'Rate (mg/h)', 'Dose (mg)', 'Total (mg)'])
    for hour, rate in enumerate([20, 25, 30, 35, 40, 40], 1):
        r = ws.max_row + 1
        ws.append([hour, datetime(2026, 11, 30, 7 + hour), wrong if wrong and hour == 3 else rate, f'=C{r}*1', f'=D{r}' if hour == 1 else f'=E{r-1}+D{r}'])
        ws.cell(r, 2).number_format = 'dd/mm/yyyy hh:mm'
    if typed: ws.cell(row0 + typed, 5).value = 999

wb, ws = sheet(); rates(ws); wb.save(f'{out}/clean.xlsx')
wb, ws = sheet(); rates(ws, wrong=60); wb.save(f'{out}/rate.xlsx')
wb, ws = sheet(); rates(ws, typed=4); wb.save(f'{out}/typed-over.xlsx')
wb, ws = sheet(); ws.append(['Ketamine infusion, ward 5']); ws.append([]); rates(ws); wb.save(f'{out}/title.xlsx')
wb, ws = sheet('Day 1'); rates(ws); w2 = wb.create_sheet('Notes'); w2.append(['Call the pain team first']); wb.save(f'{out}/notes-sheet.xlsx')
wb, ws = sheet(); rates(ws, wrong=60); ws.row_dimensions[4].hidden = True; wb.save(f'{out}/hidden-row.xlsx')
wb, ws = sheet(); rates(ws); w2 = wb.create_sheet('Old'); rates(w2, wrong=60); w2.sheet_state = 'hidden'; wb.save(f'{out}/hidden-sheet.xlsx')
wb, ws = sheet(); ws.append(['Hour', 'Rate (mg/h)']);
for h, r in enumerate(['20', '25', '30', '35', '40'], 1): ws.append([h, r])
wb.save(f'{out}/text-numbers.xlsx')
wb, ws = sheet(); ws.append(['Day', 'Date', 'Hour', 'Rate (mg/h)'])
for h, r in enumerate([20, 25, 30, 35, 40], 1): ws.append(['Day 1' if h == 1 else None, date(2026, 11, 30) if h == 1 else None, h, r])
ws.merge_cells('A2:A6'); ws.merge_cells('B2:B6'); wb.save(f'{out}/merged.xlsx')
wb, ws = sheet(); ws.append(['Time', 'Rate (mg/h)'])
for h, r in enumerate([20, 25, 30, 35, 40], 1): ws.append([time(7 + h), r])
wb.save(f'{out}/times.xlsx')
wb, ws = sheet(); ws.append(['Elapsed (h)', 'Rate (mg/h)'])
for h, r in enumerate([20, 25, 30, 35, 40]): ws.append([timedelta(hours=h), r]); ws.cell(h + 2, 1).number_format = '[h]:mm'
wb.save(f'{out}/durations.xlsx')
wb, ws = sheet(); ws.append(['Hour', 'Rate (mg/h)'])
for h, r in enumerate([20, 25, 30, 35, 40], 1): ws.append([h, r]); ws.cell(h + 1, 2).number_format = '"$"#,##0.00'
wb.save(f'{out}/currency.xlsx')
wb = Workbook(); ws = wb.active; rates(ws); c = wb.create_chartsheet('Chart'); ch = LineChart(); ch.add_data(Reference(ws, min_col=3, min_row=2, max_row=7)); c.add_chart(ch); wb.save(f'{out}/chart-sheet.xlsx')
